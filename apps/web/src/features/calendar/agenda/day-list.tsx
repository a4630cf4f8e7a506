import type { CalendarEntry } from '@jiedui/contracts';
import type { DayKind } from '@jiedui/domain';
import { Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatInstant, formatTime, isZoneForeign } from '../../../time/format';
import { zoneWords } from '../../../time/zone';

export interface DaysProps {
  readonly days: readonly string[];
  readonly kinds: ReadonlyMap<string, DayKind>;
  readonly entries: readonly CalendarEntry[];
}

/** What touches a day by the viewer's clock. */
export const entriesOn = (entries: readonly CalendarEntry[], day: string): CalendarEntry[] => {
  const start = dayjs(day);
  const end = start.add(1, 'day');
  return entries.filter(({ startsAt, endsAt }) => end.isAfter(startsAt) && start.isBefore(endsAt));
};

export function DayHead({ day, kind }: { readonly day: string; readonly kind: DayKind | undefined }) {
  const { t } = useTranslation();
  const isNamed = kind === 'holiday' || kind === 'makeUpWorkday' || kind === 'unknown';
  return (
    <span className={`day-head day-${kind ?? 'workday'}`}>
      <span>{dayjs(day).format('MM-DD ddd')}</span>
      {isNamed && <span className="day-kind">{t(`scheduling.dayKind.${kind}`)}</span>}
    </span>
  );
}

function SessionEntry({ entry }: { readonly entry: CalendarEntry }) {
  const { t } = useTranslation();
  const name = useName();
  const { consultation, startsAt } = entry;
  if (!consultation) return null;
  const { hospital, resources } = consultation;
  return (
    <Link
      to="/consultations/$consultationId"
      params={{ consultationId: consultation.id }}
      className="calendar-link"
      data-testid="calendar-session"
    >
      <span className="number">{consultation.number}</span>
      <span>{name(hospital)}</span>
      {resources.length > 0 && <span className="soft">{resources.join(', ')}</span>}
      {isZoneForeign(startsAt, hospital.timeZone) && (
        <span className="soft">
          {formatInstant(startsAt, hospital.timeZone)} {zoneWords(t, hospital.timeZone)}
        </span>
      )}
    </Link>
  );
}

/** One thing of a day, with its words. */
export function Entry({ entry }: { readonly entry: CalendarEntry }) {
  const { t } = useTranslation();
  const { kind, startsAt, endsAt } = entry;
  const isLong = dayjs(endsAt).diff(startsAt, 'hour') >= 24;
  const shown = isLong ? formatInstant : formatTime;
  return (
    <li className={`calendar-entry entry-${kind}`}>
      <strong>
        {shown(startsAt)}–{shown(endsAt)}
      </strong>
      <span>{t(`scheduling.calendar.kind.${kind}`)}</span>
      <SessionEntry entry={entry} />
    </li>
  );
}

/** Day after day; a sparse list passes by those that are empty. */
export function DayList({
  days,
  kinds,
  entries,
  isSparse = false,
}: DaysProps & { readonly isSparse?: boolean }) {
  const { t } = useTranslation();
  const shown = days.filter((day) => !isSparse || entriesOn(entries, day).length > 0);
  if (shown.length === 0) {
    return (
      <div className="empty panel" data-testid="calendar-empty">
        {t('scheduling.calendar.empty')}
      </div>
    );
  }
  return (
    <div className="panel day-list">
      {shown.map((day) => {
        const own = entriesOn(entries, day);
        return (
          <section key={day}>
            <h2>
              <DayHead day={day} kind={kinds.get(day)} />
            </h2>
            {own.length === 0 && <p className="soft">{t('scheduling.calendar.emptyDay')}</p>}
            <ul>
              {own.map((entry) => (
                <Entry key={`${entry.kind}${entry.startsAt}`} entry={entry} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
