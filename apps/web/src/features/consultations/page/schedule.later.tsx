import type { Appointment } from '@jiedui/contracts';
import { DatePicker, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { formatInstant, isZoneForeign } from '../../../time/format';
import { zoneWords } from '../../../time/zone';
import { ComponentFrame } from '../../../ui/component-frame';
import { Notice } from '../../../ui/notice';

/** How long a session is unless said otherwise. */
export const usualMinutes = 20;
const lengths = [10, 20, 30, 45, 60, 90, 120] as const;

export interface Span {
  readonly startsAt: Dayjs;
  readonly endsAt: Dayjs;
}

export function useChosenSpan() {
  const [date, setDate] = useState<Dayjs | null>(() => dayjs(serverNow()));
  const [time, setTime] = useState<Dayjs | null>(null);
  const [minutes, setMinutes] = useState<number>(usualMinutes);
  const startsAt = date && time ? date.hour(time.hour()).minute(time.minute()).startOf('minute') : undefined;
  const later: Span | undefined = startsAt && { startsAt, endsAt: startsAt.add(minutes, 'minute') };
  return { date, setDate, time, setTime, minutes, setMinutes, later };
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

/** A day, a time and a length, with the other side's clock where it differs. */
export function LaterChoice(props: {
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
