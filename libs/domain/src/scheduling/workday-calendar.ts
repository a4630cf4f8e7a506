import { type LocalDay, weekdayOn } from './local-time.js';

/**
 * What a date is by the state's calendar. `unknown`: the arrangement of that year has not been published, so that
 * nobody can say whether a Monday is a holiday.
 */
export const dayKinds = ['workday', 'restDay', 'holiday', 'makeUpWorkday', 'unknown'] as const;
export type DayKind = (typeof dayKinds)[number];

/** Who knows which days are worked. The first and last day of which it is known are part of the answer. */
export interface WorkdayCalendar {
  readonly knownFrom: LocalDay;
  readonly knownUntil: LocalDay;
  kindOf(day: LocalDay): DayKind;
}

interface PublishedDays {
  readonly holidays: Iterable<LocalDay>;
  /** Days of a weekend that are worked in exchange for a holiday (调休). */
  readonly makeUpWorkdays: Iterable<LocalDay>;
}

/**
 * The calendar that follows from what was published. A year is known whose National Day is among the holidays: a
 * New Year's Day alone is published with the year before, and says nothing of the rest.
 */
export function publishedCalendar({ holidays, makeUpWorkdays }: PublishedDays): WorkdayCalendar {
  const free = new Set(holidays);
  const worked = new Set(makeUpWorkdays);
  const years = [...free].filter((day) => day.endsWith('-10-01')).map((day) => Number(day.slice(0, 4)));
  const first = Math.min(...years);
  let last = first;
  while (free.has(`${last + 1}-10-01`)) last += 1;
  const knownFrom = `${first}-01-01`;
  const knownUntil = `${last}-12-31`;
  return {
    knownFrom,
    knownUntil,
    kindOf(day) {
      if (years.length === 0 || day < knownFrom || day > knownUntil) return 'unknown';
      if (free.has(day)) return 'holiday';
      if (worked.has(day)) return 'makeUpWorkday';
      return weekdayOn(day) > 5 ? 'restDay' : 'workday';
    },
  };
}
