import type { CalendarEntry } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatTime } from '../../../time/format';
import { DayHead, type DaysProps, Entry, entriesOn } from './day-list';
import { hourPx, hoursOn, isLong, shownHours } from './week-hours';

type Shown = ReturnType<typeof shownHours>;

function Timed(props: { readonly entry: CalendarEntry; readonly day: string; readonly shown: Shown }) {
  const { t } = useTranslation();
  const name = useName();
  const { entry, day, shown } = props;
  const { kind, startsAt, endsAt, consultation } = entry;
  const { from, until } = hoursOn(entry, day);
  const style: CSSProperties = {
    insetBlockStart: (from - shown.from) * hourPx,
    blockSize: (until - from) * hourPx,
  };
  const time = `${formatTime(startsAt)}–${formatTime(endsAt)}`;
  if (!consultation) {
    return (
      <li className={`week-entry entry-${kind}`} style={style}>
        {time} {t(`scheduling.calendar.kind.${kind}`)}
      </li>
    );
  }
  const words = [time, consultation.number, name(consultation.hospital), ...consultation.resources].join(
    ' · ',
  );
  return (
    <li className={`week-entry entry-${kind}`} style={style}>
      <Link
        to="/consultations/$consultationId"
        params={{ consultationId: consultation.id }}
        title={words}
        aria-label={words}
        data-testid="calendar-session"
      >
        <strong>{formatTime(startsAt)}</strong> {consultation.number}
      </Link>
    </li>
  );
}

function Day(props: DaysProps & { readonly day: string; readonly at: number; readonly shown: Shown }) {
  const { t } = useTranslation();
  const { day, at, kinds, entries, shown } = props;
  // Beside the scale, which is the first.
  const gridColumn = at + 2;
  const own = entriesOn(entries, day);
  const long = own.filter(isLong);
  return (
    <section className={`week-day day-${kinds.get(day) ?? 'workday'}`}>
      <h2 style={{ gridColumn }}>
        <DayHead day={day} kind={kinds.get(day)} />
      </h2>
      {own.length === 0 && <span className="visually-hidden">{t('scheduling.calendar.emptyDay')}</span>}
      <ul className="week-long" style={{ gridColumn }}>
        {long.map((entry) => (
          <Entry key={`${entry.kind}${entry.startsAt}`} entry={entry} />
        ))}
      </ul>
      <ul className="week-hours" style={{ gridColumn, blockSize: (shown.until - shown.from) * hourPx }}>
        {own
          .filter((entry) => !isLong(entry))
          .map((entry) => (
            <Timed key={`${entry.kind}${entry.startsAt}`} entry={entry} day={day} shown={shown} />
          ))}
      </ul>
    </section>
  );
}

/** Seven days side by side over one scale of hours; what lasts for days stands above it. */
export function WeekGrid(props: DaysProps) {
  const { days, entries } = props;
  const shown = shownHours(
    days.flatMap((day) =>
      entriesOn(entries, day)
        .filter((entry) => !isLong(entry))
        .map((entry) => hoursOn(entry, day)),
    ),
  );
  const hours = Array.from({ length: shown.until - shown.from }, (_, at) => shown.from + at);
  return (
    <div className="week-grid panel" data-testid="calendar-week">
      <div className="week-scale" aria-hidden style={{ gridRow: 3, gridColumn: 1 }}>
        {hours.map((hour) => (
          <span key={hour} style={{ blockSize: hourPx }}>
            {String(hour).padStart(2, '0')}:00
          </span>
        ))}
      </div>
      {days.map((day, at) => (
        <Day key={day} {...props} day={day} at={at} shown={shown} />
      ))}
    </div>
  );
}
