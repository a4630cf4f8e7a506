import type { Consultation, FoundSlot, SlotAnswer } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { serverNow } from '../../../api/server-clock';
import { useName } from '../../../language/language';
import { LoadFailure } from '../../../shell/load-failure';
import '../../../styles/calendar.css';
import { formatDay, formatInstant, formatTime, isZoneForeign } from '../../../time/format';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';
import { resourcesQuery } from '../calendar-queries';
import { noRoom, seatsOf, useSlotWishes, type SlotWishes } from './slot-wishes';

const lengths = ['10', '15', '20', '30', '45', '60'] as const;
const ranges = ['7', '30', '90'] as const;

function Wishes({
  consultation,
  wishes,
}: {
  readonly consultation: Consultation;
  readonly wishes: SlotWishes;
}) {
  const { t } = useTranslation();
  const name = useName();
  const hospital = consultation.invitedHospital;
  const rooms = useQuery({ ...resourcesQuery(hospital?.id as never), enabled: hospital !== null }).data ?? [];
  const usable = rooms.filter(({ isRetired }) => !isRetired);
  return (
    <div className="form-row slot-wishes">
      <SelectField
        label={t('scheduling.slots.length')}
        value={wishes.minutes}
        choices={lengths.map((value) => ({
          value,
          label: t('dialogs.schedule.minutes', { count: Number(value) }),
        }))}
        onChange={wishes.setMinutes}
        testId="slot-length"
      />
      <SelectField
        label={t('scheduling.slots.within')}
        value={wishes.days}
        choices={ranges.map((value) => ({
          value,
          label: t('scheduling.slots.days', { count: Number(value) }),
        }))}
        onChange={wishes.setDays}
        testId="slot-days"
      />
      <SelectField
        label={t('scheduling.slots.room')}
        value={wishes.room}
        choices={[
          { value: noRoom, label: t('scheduling.slots.noRoom') },
          ...(hospital && usable.some(({ kind }) => kind === 'room')
            ? [{ value: 'any', label: t('scheduling.slots.anyRoom', { hospital: name(hospital) }) }]
            : []),
          ...usable.map((one) => ({ value: one.id, label: name(one) })),
        ]}
        onChange={wishes.setRoom}
        testId="slot-room"
      />
      <label className="check-row">
        <input
          type="checkbox"
          checked={wishes.isOutsideHours}
          onChange={(event) => wishes.setOutsideHours(event.target.checked)}
          data-testid="slot-outside"
        />
        {t('scheduling.slots.outsideHours')}
      </label>
    </div>
  );
}

function WhyNone({ want }: { readonly want: NonNullable<SlotAnswer['want']> }) {
  const { t } = useTranslation();
  const seat =
    want.seat === 0 ? t('scheduling.slots.seatExpert') : t('scheduling.slots.seatOther', { at: want.seat });
  return (
    <Notice tone="warning" title={t(`scheduling.slots.why.${want.code}`, { seat })} testId="slot-want" />
  );
}

function SlotList(props: {
  readonly slots: readonly FoundSlot[];
  readonly chosen: FoundSlot | undefined;
  readonly timeZone: string | undefined;
  readonly onChoose: (slot: FoundSlot) => void;
}) {
  const { t } = useTranslation();
  const { slots, chosen, timeZone, onChoose } = props;
  const days = [...new Set(slots.map(({ startsAt }) => formatDay(startsAt)))];
  return (
    <div className="slot-days">
      {days.map((day) => {
        const own = slots.filter(({ startsAt }) => formatDay(startsAt) === day);
        return (
          <section key={day}>
            <h3>
              {dayjs(day).format('MM-DD ddd')}
              {own[0]?.dayKind === 'unknown' && (
                <span className="day-kind day-unknown">{t('scheduling.slots.unknownDay')}</span>
              )}
            </h3>
            <div className="slot-times">
              {own.map((slot) => (
                <button
                  key={slot.startsAt}
                  type="button"
                  className="slot-time"
                  aria-pressed={chosen?.startsAt === slot.startsAt}
                  aria-label={t('scheduling.slots.choose', { time: formatInstant(slot.startsAt) })}
                  onClick={() => onChoose(slot)}
                  data-testid="slot"
                >
                  {formatTime(slot.startsAt)}
                  {timeZone && isZoneForeign(slot.startsAt, timeZone) && (
                    <small>{formatTime(slot.startsAt, timeZone)}</small>
                  )}
                </button>
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}

/** What is bookable, earliest first, and why where nothing is. */
export function SlotPicker(props: {
  readonly consultation: Consultation;
  readonly chosen: FoundSlot | undefined;
  readonly onChoose: (slot: FoundSlot | undefined) => void;
}) {
  const { t } = useTranslation();
  const { consultation, chosen, onChoose } = props;
  const wishes = useSlotWishes(() => onChoose(undefined));
  const [since] = useState(() => dayjs(serverNow()).startOf('minute'));
  const { minutes, days, room, isOutsideHours } = wishes;
  const { data, error, refetch } = useQuery({
    queryKey: ['appointments', 'slots', consultation.id, minutes, days, room, isOutsideHours],
    queryFn: ({ signal }) =>
      call(
        'searchSlots',
        {
          params: { consultationId: consultation.id },
          body: {
            from: since.toISOString(),
            until: since.add(Number(days), 'day').toISOString(),
            durationMinutes: Number(minutes),
            seats: seatsOf(consultation, room),
            isOutsideHours,
          },
        },
        signal,
      ),
  });
  return (
    <div className="slot-picker" data-testid="slot-picker">
      <Wishes consultation={consultation} wishes={wishes} />
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton rows={4} />}
      {data?.want && <WhyNone want={data.want} />}
      {data && (
        <SlotList
          slots={data.slots}
          chosen={chosen}
          timeZone={consultation.invitingHospital.timeZone}
          onChoose={onChoose}
        />
      )}
      {data?.want && !isOutsideHours && (
        <Button onClick={() => wishes.setOutsideHours(true)}>{t('scheduling.slots.outsideHours')}</Button>
      )}
    </div>
  );
}
