import type { Appointment, FoundSlot } from '@jiedui/contracts';
import type { ResourceId } from '@jiedui/kernel';
import { useMutation, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { appointmentsQuery } from '../../../api/queries';
import { serverNow } from '../../../api/server-clock';
import { formatInstant, formatTime } from '../../../time/format';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { SlotPicker } from '../../calendar/slots/slot-picker';
import type { DialogProps } from './dialog-props';
import { DialogFailure } from './dialog-failure';
import { EncryptionChoice, useEncryptionChoice } from './encryption.choice';
import { LaterChoice, useChosenSpan, usualMinutes, type Span } from './schedule.later';
import { useConsultationChange } from './use-run-action';

interface Booking extends Span {
  /** Left out where they stay as they are. */
  readonly resourceIds?: readonly ResourceId[];
}

function overlapOf(span: Span | undefined, appointments: readonly Appointment[], own: string) {
  return appointments.find(
    ({ consultationId, startsAt, endsAt }) =>
      consultationId !== own && span?.startsAt.isBefore(endsAt) && span.endsAt.isAfter(startsAt),
  );
}

function DayAppointments({ appointments }: { readonly appointments: readonly Appointment[] }) {
  const { t } = useTranslation();
  return (
    <div className="day-appointments" data-testid="schedule-appointments">
      <h3>{t('dialogs.schedule.myAppointments')}</h3>
      {appointments.length === 0 && <p className="soft">{t('dialogs.schedule.myAppointmentsEmpty')}</p>}
      <ul>
        {appointments.map(({ consultationId, number, startsAt, endsAt }) => (
          <li key={consultationId}>
            {formatTime(startsAt)}–{formatTime(endsAt)} <span className="number">{number}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useSchedule(
  { consultation }: DialogProps,
  said: { reason: string; isEncrypted: boolean | undefined },
) {
  const { t } = useTranslation();
  const { id: consultationId, revision } = consultation;
  const { isEncrypted } = said;
  const reason = said.reason.trim();
  return useConsultationChange(
    consultation,
    ({ startsAt, endsAt, resourceIds }: Booking) =>
      call('scheduleConsultation', {
        params: { consultationId },
        body: {
          revision,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          ...(resourceIds ? { resourceIds: [...resourceIds] } : {}),
          ...(reason === '' ? {} : { reason }),
          ...(isEncrypted === undefined ? {} : { isEncrypted }),
        },
      }),
    ({ session }) => t('dialogs.schedule.done', { time: session ? formatInstant(session.startsAt) : '' }),
  );
}

/** A chosen time is kept for a moment; what is booked already moves in one step, and needs no keeping. */
function useHold({ consultation }: DialogProps) {
  const { id: consultationId, state } = consultation;
  const isNeeded = state !== 'scheduled';
  const hold = useMutation({
    mutationFn: ({ startsAt, endsAt, resourceIds }: FoundSlot) =>
      call('holdSlot', { params: { consultationId }, body: { startsAt, endsAt, resourceIds } }),
  });
  const { mutate, isSuccess } = hold;
  useEffect(
    () => () => {
      if (isSuccess) void call('releaseHold', { params: { consultationId } }).catch(() => undefined);
    },
    [isSuccess, consultationId],
  );
  return { ...hold, keep: (slot: FoundSlot) => isNeeded && mutate(slot) };
}

function Found({
  props,
  slot,
  onChoose,
}: {
  readonly props: DialogProps;
  readonly slot: FoundSlot | undefined;
  readonly onChoose: (slot: FoundSlot | undefined) => void;
}) {
  const { t } = useTranslation();
  const hold = useHold(props);
  return (
    <>
      <SlotPicker
        consultation={props.consultation}
        chosen={slot}
        onChoose={(chosen) => {
          onChoose(chosen);
          if (chosen) hold.keep(chosen);
        }}
      />
      {slot && (
        <output className="form-hint" data-testid="slot-chosen">
          {t('scheduling.slots.chosen', { time: formatInstant(slot.startsAt) })}{' '}
          {hold.data && t('scheduling.slots.held', { time: formatTime(hold.data.expiresAt) })}
        </output>
      )}
      <DialogFailure error={hold.error} testId="hold-error" />
    </>
  );
}

type Way = 'now' | 'found' | 'later';

/** Which time is chosen, in the way that is open now. */
function useBooking(isMove: boolean) {
  const span = useChosenSpan();
  const [way, setWay] = useState<Way>(isMove ? 'found' : 'now');
  const [slot, setSlot] = useState<FoundSlot>();
  const bookingOf = (): Booking | undefined => {
    const now = dayjs(serverNow());
    if (way === 'now') return { startsAt: now, endsAt: now.add(usualMinutes, 'minute') };
    if (way === 'later') return span.later;
    return slot && { ...slot, startsAt: dayjs(slot.startsAt), endsAt: dayjs(slot.endsAt) };
  };
  return { span, way, setWay, slot, setSlot, bookingOf };
}

type Chosen = ReturnType<typeof useBooking>;

/** What is to be said of the time, in the way that is open now. */
function Time({
  props,
  chosen,
  isMissing,
}: {
  readonly props: DialogProps;
  readonly chosen: Chosen;
  readonly isMissing: boolean;
}) {
  const { t } = useTranslation();
  const { consultation } = props;
  const { span, way, slot, setSlot } = chosen;
  const day = span.date ?? dayjs(serverNow());
  const appointments =
    useQuery(appointmentsQuery(day.startOf('day').toISOString(), day.endOf('day').toISOString())).data ?? [];
  if (way === 'found') {
    return (
      <>
        <Found props={props} slot={slot} onChoose={setSlot} />
        {isMissing && (
          <p className="form-error" role="alert">
            {t('dialogs.schedule.timeMissing')}
          </p>
        )}
      </>
    );
  }
  return (
    <>
      {way === 'now' ? (
        <p>{t('dialogs.schedule.nowHint', { count: usualMinutes })}</p>
      ) : (
        <LaterChoice
          span={span}
          isMissing={isMissing}
          timeZone={consultation.invitingHospital.timeZone}
          overlap={overlapOf(span.later, appointments, consultation.id)}
        />
      )}
      <DayAppointments appointments={appointments} />
    </>
  );
}

/** "Now", a time that is free for all, or a day and a time by hand. */
export default function ScheduleDialog(props: DialogProps) {
  const { t } = useTranslation();
  const { consultation, onClose } = props;
  const isMove = consultation.state === 'scheduled';
  const chosen = useBooking(isMove);
  const { way, setWay, bookingOf } = chosen;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const encryption = useEncryptionChoice(consultation);
  const schedule = useSchedule(props, { reason, isEncrypted: encryption.change });
  const confirm = () => {
    const booking = bookingOf();
    setMissing(booking === undefined);
    if (booking) schedule.mutate(booking, { onSuccess: onClose });
  };
  return (
    <Dialog
      isWide
      title={t(isMove ? 'dialogs.schedule.titleMove' : 'dialogs.schedule.title')}
      onClose={onClose}
      confirm={{
        label: t('dialogs.schedule.confirm'),
        isBusy: schedule.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <ChoiceBar<Way>
        label={t('dialogs.schedule.when')}
        value={way}
        onChange={(wanted) => {
          setWay(wanted);
          setMissing(false);
        }}
        choices={[
          { value: 'now', label: t('dialogs.schedule.now') },
          { value: 'found', label: t('scheduling.slots.bySearch') },
          { value: 'later', label: t('scheduling.slots.byHand') },
        ]}
        testId="schedule"
      />
      <Time props={props} chosen={chosen} isMissing={isMissing} />
      <EncryptionChoice choice={encryption} />
      {isMove && (
        <InputField
          label={t('scheduling.board.reason')}
          value={reason}
          onChange={setReason}
          maxLength={2_000}
          testId="schedule-reason"
        />
      )}
      <DialogFailure error={schedule.error} testId="dialog-error" />
    </Dialog>
  );
}
