import { useTranslation } from 'react-i18next';
import { DayHead, type DaysProps, Entry, entriesOn } from './day-list';

/** Seven days side by side. */
export function WeekGrid({ days, kinds, entries }: DaysProps) {
  const { t } = useTranslation();
  return (
    <div className="week-grid panel" data-testid="calendar-week">
      {days.map((day) => {
        const own = entriesOn(entries, day);
        return (
          <section key={day} className={`week-day day-${kinds.get(day) ?? 'workday'}`}>
            <h2>
              <DayHead day={day} kind={kinds.get(day)} />
            </h2>
            {own.length === 0 ? (
              <p className="soft">{t('scheduling.calendar.emptyDay')}</p>
            ) : (
              <ul>
                {own.map((entry) => (
                  <Entry key={`${entry.kind}${entry.startsAt}`} entry={entry} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}
