import type { Appointment } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { appointmentsQuery } from '../../../api/queries';
import { serverNow } from '../../../api/server-clock';
import { formatInstant, formatTime, isZoneForeign } from '../../../time/format';
import { zoneWords } from '../../../time/zone';
import { ChoiceBar } from '../../../ui/choice-bar';
import { ComponentFrame } from '../../../ui/component-frame';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import type { DialogProps } from './action-dialog';
import { useConsultationChange } from './use-run-action';

const nowMinutes = 20;
const lengths = [10, 20, 30, 45, 60, 90, 120] as const;

interface Span {
  readonly startsAt: Dayjs;
  readonly endsAt: Dayjs;
}

function useChosenSpan() {
  const [mode, setMode] = useState<'now' | 'later'>('now');
  const [date, setDate] = useState<Dayjs | null>(() => dayjs(serverNow()));
  const [time, setTime] = useState<Dayjs | null>(null);
  const [minutes, setMinutes] = useState<number>(nowMinutes);
  const startsAt = date && time ? date.hour(time.hour()).minute(time.minute()).startOf('minute') : undefined;
  const later: Span | undefined = startsAt && { startsAt, endsAt: startsAt.add(minutes, 'minute') };
  return { mode, setMode, date, setDate, time, setTime, minutes, setMinutes, later };
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

function LaterFields({ span }: { readonly span: ReturnType<typeof useChosenSpan> }) {
  const { t } = useTranslation();
  return (
    <div className="form-row schedule-fields">
      <div className="form-field">
        <label className="form-label" htmlFor="schedule-date">
          {t('dialogs.schedule.date')}
        </label>
        <DatePicker
          id="schedule-date"
          value={span.date}
          onChange={span.setDate}
          format="YYYY-MM-DD"
          minDate={dayjs(serverNow()).startOf('day')}
          allowClear={false}
          data-testid="schedule-date"
        />
      </div>
      <div className="form-field">
        <label className="form-label" htmlFor="schedule-time">
          {t('dialogs.schedule.startTime')}
        </label>
        <TimePicker
          id="schedule-time"
          value={span.time}
          onChange={span.setTime}
          format="HH:mm"
          minuteStep={5}
          needConfirm={false}
          allowClear={false}
          data-testid="schedule-time"
        />
      </div>
      <div className="form-field">
        <label className="form-label" htmlFor="schedule-length">
          {t('dialogs.schedule.length')}
        </label>
        <Select<number>
          id="schedule-length"
          value={span.minutes}
          onChange={span.setMinutes}
          options={lengths.map((value) => ({
            value,
            label: t('dialogs.schedule.minutes', { count: value }),
          }))}
          data-testid="schedule-length"
        />
      </div>
    </div>
  );
}

function useSchedule({ consultation }: DialogProps) {
  const { t } = useTranslation();
  const { id: consultationId, revision } = consultation;
  return useConsultationChange(
    consultation,
    ({ startsAt, endsAt }: Span) =>
      call('scheduleConsultation', {
        params: { consultationId },
        body: { revision, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      }),
    ({ session }) => t('dialogs.schedule.done', { time: session ? formatInstant(session.startsAt) : '' }),
  );
}

function LaterChoice(props: {
  readonly span: ReturnType<typeof useChosenSpan>;
  readonly isMissing: boolean;
  readonly timeZone: string;
  readonly overlap: Appointment | undefined;
}) {
  const { t } = useTranslation();
  const { span, isMissing, timeZone, overlap } = props;
  const start = span.later?.startsAt.toISOString();
  return (
    <ComponentFrame>
      <LaterFields span={span} />
      {isMissing && (
        <p className="form-error" role="alert">
          {t('dialogs.schedule.timeMissing')}
        </p>
      )}
      {start && isZoneForeign(start, timeZone) && (
        <p className="form-hint">
          {t('dialogs.schedule.theirTime', {
            time: formatInstant(start, timeZone),
            zone: zoneWords(t, timeZone),
          })}
        </p>
      )}
      {overlap && (
        <Notice tone="warning" title={t('dialogs.schedule.overlaps', { number: overlap.number })} />
      )}
    </ComponentFrame>
  );
}

/** "Now", or a day and a time among the expert's own appointments. */
export default function ScheduleDialog(props: DialogProps) {
  const { t } = useTranslation();
  const { consultation, onClose } = props;
  const span = useChosenSpan();
  const [isMissing, setMissing] = useState(false);
  const schedule = useSchedule(props);
  const day = span.date ?? dayjs(serverNow());
  const appointments =
    useQuery(appointmentsQuery(day.startOf('day').toISOString(), day.endOf('day').toISOString())).data ?? [];
  const confirm = () => {
    const now = dayjs(serverNow());
    const chosen =
      span.mode === 'now' ? { startsAt: now, endsAt: now.add(nowMinutes, 'minute') } : span.later;
    setMissing(chosen === undefined);
    if (chosen) schedule.mutate(chosen, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t(consultation.state === 'accepted' ? 'dialogs.schedule.title' : 'dialogs.schedule.titleMove')}
      onClose={onClose}
      confirm={{
        label: t('dialogs.schedule.confirm'),
        isBusy: schedule.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <ChoiceBar<'now' | 'later'>
        label={t('dialogs.schedule.when')}
        value={span.mode}
        onChange={span.setMode}
        choices={[
          { value: 'now', label: t('dialogs.schedule.now') },
          { value: 'later', label: t('dialogs.schedule.later') },
        ]}
        testId="schedule"
      />
      {span.mode === 'now' ? (
        <p>{t('dialogs.schedule.nowHint', { count: nowMinutes })}</p>
      ) : (
        <LaterChoice
          span={span}
          isMissing={isMissing}
          timeZone={consultation.invitingHospital.timeZone}
          overlap={overlapOf(span.later, appointments, consultation.id)}
        />
      )}
      <DayAppointments appointments={appointments} />
    </Dialog>
  );
}
