import type { WorkingSpan } from '../hospital/working-hours.js';
import type { IsoDate } from '../plan/plan-days.js';
import { minutesOn } from '../scheduling/weekly-hours.js';
import type { DayKind, WorkdayCalendar } from '../scheduling/workday-calendar.js';

/** A day on which a tele-clinic can be held, by the hospital's own clock. Minutes are counted from midnight. */
export interface ClinicDay {
  readonly date: IsoDate;
  readonly kind: DayKind;
  /** In order; empty on a day that is not worked. */
  readonly spans: readonly Pick<WorkingSpan, 'fromMinute' | 'untilMinute'>[];
}

export const openMinutesOf = ({ spans }: ClinicDay): number =>
  spans.reduce((sum, { fromMinute, untilMinute }) => sum + untilMinute - fromMinute, 0);
export const isOpen = ({ spans }: ClinicDay): boolean => spans.length > 0;

/** Days that are worked as any other: they are what demand is counted over. */
export const isOrdinaryDay = ({ kind }: ClinicDay): boolean => kind === 'workday' || kind === 'makeUpWorkday';

/**
 * Nobody works on a holiday. On a day of which the calendar knows nothing the weekday's hours stand as a proposal, and
 * the day says so by its kind.
 */
export function clinicDayOf(
  date: IsoDate,
  calendar: Pick<WorkdayCalendar, 'kindOf'>,
  hours: readonly WorkingSpan[],
): ClinicDay {
  const spans = minutesOn(date, hours, calendar).map(({ from, until }) => ({
    fromMinute: from,
    untilMinute: until,
  }));
  return { date, kind: calendar.kindOf(date), spans };
}
