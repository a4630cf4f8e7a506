import { type IsoDate, dayNumber } from '../plan/plan-days.js';
import { weekdayOn } from '../scheduling/local-time.js';
import { type ClinicDay, isOpen, openMinutesOf } from './clinic-day.js';
import type { DemandCounts } from './demand-class.js';

/** When a block may be held: at the end of each span of working hours, so that all who asked in it are seen. */
export interface ClinicMoment {
  readonly date: IsoDate;
  readonly dayKind: ClinicDay['kind'];
  /** By the hospital's clock, from midnight. */
  readonly fromMinute: number;
  readonly untilMinute: number;
  /** The end of the span, in minutes since 1970-01-01 of the hospital's clock. */
  readonly at: number;
  /** What part of an ordinary working day's demand comes from the end of the span before until the end of this one. */
  readonly share: number;
}

export const minuteOfDate = (date: IsoDate): number => dayNumber(date) * 24 * 60;

/** How the demand of a day compares to that of an ordinary working day, over all departments. */
export type DayShare = (day: ClinicDay) => number;

const ordinaryMinutes = 480;
const keyOf = (day: ClinicDay): string =>
  day.kind === 'holiday' || day.kind === 'makeUpWorkday' ? day.kind : String(weekdayOn(day.date));

/**
 * Learnt from what came: the mean of each weekday, of holidays and of make-up days, against that of working days. What
 * was never met goes by its open hours.
 * @param counts of each department, one for each of the days
 */
export function learnDayShares(days: readonly ClinicDay[], counts: readonly DemandCounts[]): DayShare {
  const sums = new Map<string, { days: number; requests: number }>();
  const ordinary = { days: 0, requests: 0 };
  days.forEach((day, at) => {
    const requests = counts.reduce((sum, one) => sum + (one[at] ?? 0), 0);
    const key = keyOf(day);
    const known = sums.get(key) ?? { days: 0, requests: 0 };
    sums.set(key, { days: known.days + 1, requests: known.requests + requests });
    if (day.kind !== 'workday') return;
    ordinary.days += 1;
    ordinary.requests += requests;
  });
  const mean = ordinary.days === 0 ? 0 : ordinary.requests / ordinary.days;
  return (day) => {
    const known = sums.get(keyOf(day));
    if (mean === 0 || !known) return openMinutesOf(day) / ordinaryMinutes;
    return known.requests / known.days / mean;
  };
}

/** The moments of the open days, in order. What comes on a closed day is added to the next moment. */
export function clinicMoments(days: readonly ClinicDay[], shareOf: DayShare): ClinicMoment[] {
  let carried = 0;
  return days.flatMap((day) => {
    if (!isOpen(day)) carried += shareOf(day);
    const open = openMinutesOf(day);
    return day.spans.map(({ fromMinute, untilMinute }) => {
      const share = carried + (shareOf(day) * (untilMinute - fromMinute)) / open;
      carried = 0;
      const at = minuteOfDate(day.date) + untilMinute;
      return { date: day.date, dayKind: day.kind, fromMinute, untilMinute, at, share };
    });
  });
}
