import { areWorkingHoursSound } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneWords } from '../../../time/zone';
import { Button } from '../../../ui/button';
import { ShownHours } from '../page/shown-hours';
import { clockWords, spansOf, weekdays, type WorkingSpan } from '../shared/working-hours';
import { EditDialog, type SectionFormProps } from './edit-dialog';
import { RowList } from './row-list';

const dayMinutes = 24 * 60;
const morning = { fromMinute: 8 * 60, untilMinute: 12 * 60 };
const afternoonMinutes = 4 * 60;

/** What a time field says; an end at midnight is the end of the day, not its beginning. */
const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The next span of a day: a morning, then whatever follows two hours later. */
function nextSpan(weekday: number, spans: readonly WorkingSpan[]): WorkingSpan | undefined {
  const last = spans.at(-1);
  if (!last) return { weekday, ...morning };
  const fromMinute = last.untilMinute + 120;
  if (fromMinute >= dayMinutes) return undefined;
  return { weekday, fromMinute, untilMinute: Math.min(fromMinute + afternoonMinutes, dayMinutes) };
}

function DayRows(props: {
  readonly weekday: (typeof weekdays)[number];
  readonly spans: readonly WorkingSpan[];
  readonly onChange: (spans: WorkingSpan[]) => void;
}) {
  const { t } = useTranslation();
  const { weekday, spans, onChange } = props;
  const day = t(`hospitals.page.weekday.${weekday}`);
  return (
    <fieldset className="day-rows">
      <legend>{day}</legend>
      <RowList
        rows={spans}
        onChange={onChange}
        nameOf={({ fromMinute }) => `${day} ${clockWords(fromMinute)}`}
        blank={nextSpan(weekday, spans)}
        addLabel={t('hospitals.edit.addSpan')}
        testId={`day-${weekday}`}
      >
        {(span, change) => (
          <>
            <input
              type="time"
              value={clockWords(span.fromMinute)}
              aria-label={`${day} ${t('hospitals.edit.from')}`}
              onChange={(event) => change({ fromMinute: minuteOf(event.target.value) })}
              className="input"
            />
            <span aria-hidden>–</span>
            <input
              type="time"
              value={clockWords(span.untilMinute % dayMinutes)}
              aria-label={`${day} ${t('hospitals.edit.until')}`}
              onChange={(event) => change({ untilMinute: minuteOf(event.target.value) || dayMinutes })}
              className="input"
            />
          </>
        )}
      </RowList>
    </fieldset>
  );
}

export function HoursForm(props: SectionFormProps) {
  const { t } = useTranslation();
  const { hospital } = props;
  const [hours, setHours] = useState<readonly WorkingSpan[]>(() =>
    weekdays.flatMap((weekday) => spansOf(hospital.workingHours, weekday)),
  );
  const isSound = areWorkingHoursSound(hours);
  const setDay = (weekday: number, spans: readonly WorkingSpan[]) =>
    setHours((before) => [...before.filter((span) => span.weekday !== weekday), ...spans]);
  const copyMonday = () => {
    const monday = hours.filter(({ weekday }) => weekday === 1);
    for (const weekday of [2, 3, 4, 5])
      setDay(
        weekday,
        monday.map((span) => ({ ...span, weekday })),
      );
  };
  return (
    <EditDialog {...props} isSound={isSound} patch={() => ({ workingHours: [...hours] })} Shown={ShownHours}>
      {(hasTried) => (
        <>
          <p className="form-hint">
            {t('hospitals.page.localZone', { zone: zoneWords(t, hospital.timeZone) })}
          </p>
          {weekdays.map((weekday) => (
            <DayRows
              key={weekday}
              weekday={weekday}
              spans={hours.filter((span) => span.weekday === weekday)}
              onChange={(spans) => setDay(weekday, spans)}
            />
          ))}
          <p>
            <Button onClick={copyMonday} data-testid="copy-monday">
              {t('hospitals.edit.copyToWeekdays')}
            </Button>
          </p>
          {hasTried && !isSound && (
            <p className="form-error" role="alert">
              {t('hospitals.edit.fault.hours')}
            </p>
          )}
        </>
      )}
    </EditDialog>
  );
}
