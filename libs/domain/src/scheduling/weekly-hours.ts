import type { WorkingSpan } from '../hospital/working-hours.js';
import { daysAfter, zonedInstant, type LocalDay, localDayOf, weekdayOn } from './local-time.js';
import { merged, shared, type Span } from './span.js';
import type { WorkdayCalendar } from './workday-calendar.js';

/** Hours of a week by the clock of a zone; `untilMinute` past 1,440 reaches into the next day. */
export interface WeeklyHours {
  readonly zone: string;
  readonly hours: readonly WorkingSpan[];
}

const weekdays = [1, 2, 3, 4, 5];
const minutesOf = (hours: readonly WorkingSpan[], weekday: number): Span[] =>
  hours
    .filter((span) => span.weekday === weekday)
    .map(({ fromMinute, untilMinute }) => ({ from: fromMinute, until: untilMinute }));

/** The hours that are kept from Monday to Friday alike, in minutes of the day. */
const everyWeekday = (hours: readonly WorkingSpan[]): Span[] =>
  weekdays.map((weekday) => minutesOf(hours, weekday)).reduce((all, day) => shared(all, day));

/**
 * The hours of one date, in minutes. None on a holiday. Nobody publishes which weekday a make-up workday stands for,
 * so that beside its own hours only those count that are kept on every weekday.
 */
export function minutesOn(
  day: LocalDay,
  hours: readonly WorkingSpan[],
  calendar: Pick<WorkdayCalendar, 'kindOf'>,
): Span[] {
  const own = minutesOf(hours, weekdayOn(day));
  switch (calendar.kindOf(day)) {
    case 'holiday':
      return [];
    case 'makeUpWorkday':
      return merged([...own, ...everyWeekday(hours)]);
    default:
      return merged(own);
  }
}

/** When these hours are kept within a span, in order. */
export function hoursWithin(
  { zone, hours }: WeeklyHours,
  within: Span,
  calendar: Pick<WorkdayCalendar, 'kindOf'>,
): Span[] {
  if (hours.length === 0) return [];
  const spans: Span[] = [];
  const last = localDayOf(new Date(within.until), zone);
  // A shift of the day before may reach past midnight.
  for (
    let day = daysAfter(localDayOf(new Date(within.from), zone), -1);
    day <= last;
    day = daysAfter(day, 1)
  ) {
    for (const { from, until } of minutesOn(day, hours, calendar)) {
      spans.push({
        from: zonedInstant(day, from, zone).getTime(),
        until: zonedInstant(day, until, zone).getTime(),
      });
    }
  }
  return shared(merged(spans), [within]);
}
