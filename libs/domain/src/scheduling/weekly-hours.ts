import type { WorkingSpan } from '../hospital/working-hours.js';
import { type LocalDay, minuteOfZonedDay, weekdayOn, zonedDaysFrom } from './local-time.js';
import { merged, shared, type Span } from './span.js';
import type { DayKind, WorkdayCalendar } from './workday-calendar.js';

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
 * The hours of each kind of date, in minutes. None on a holiday. Nobody publishes which weekday a make-up workday stands
 * for, so that beside its own hours only those count that are kept on every weekday.
 */
function minutesByDay(hours: readonly WorkingSpan[]): (weekday: number, kind: DayKind) => readonly Span[] {
  const own = Array.from({ length: 8 }, (_, weekday) => merged(minutesOf(hours, weekday)));
  return (weekday, kind) => {
    switch (kind) {
      case 'holiday':
        return [];
      case 'makeUpWorkday':
        return merged([...(own[weekday] ?? []), ...everyWeekday(hours)]);
      default:
        return own[weekday] ?? [];
    }
  };
}

/** The hours of one date, in minutes. */
export const minutesOn = (
  day: LocalDay,
  hours: readonly WorkingSpan[],
  calendar: Pick<WorkdayCalendar, 'kindOf'>,
): readonly Span[] => minutesByDay(hours)(weekdayOn(day), calendar.kindOf(day));

/** When these hours are kept within a span, in order. */
export function hoursWithin(
  { zone, hours }: WeeklyHours,
  within: Span,
  calendar: Pick<WorkdayCalendar, 'kindOf'>,
): Span[] {
  if (hours.length === 0) return [];
  const minutesFor = minutesByDay(hours);
  const spans: Span[] = [];
  // A shift of the day before may reach past midnight.
  for (const date of zonedDaysFrom(within.from, within.until, zone)) {
    for (const { from, until } of minutesFor(date.weekday, calendar.kindOf(date.day))) {
      spans.push({
        from: minuteOfZonedDay(date, from, zone),
        until: minuteOfZonedDay(date, until, zone),
      });
    }
  }
  return shared(merged(spans), [within]);
}
