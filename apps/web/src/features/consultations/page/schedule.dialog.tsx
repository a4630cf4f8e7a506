import type { Appointment } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { appointmentsQuery } from '../../../api/queries';
import { serverNow } from '../../../api/server-clock';
import { formatInstant, formatTime } from '../../../time/format';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Dialog } from '../../../ui/dialog';
import type { DialogProps } from './dialog-props';
import { DialogFailure } from './dialog-failure';
import { LaterChoice, useChosenSpan, usualMinutes, type Span } from './schedule.later';
import { useConsultationChange } from './use-run-action';

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
      span.mode === 'now' ? { startsAt: now, endsAt: now.add(usualMinutes, 'minute') } : span.later;
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
      <DialogFailure error={schedule.error} testId="dialog-error" />
    </Dialog>
  );
}
