import { addDays, dayNumber, daysIn, type DaySpan, monthSpan, sharedDays, yearSpan } from './plan-days.js';

export interface MonthCoverage {
  /** 1 to 12. */
  readonly month: number;
  readonly days: number;
  /** Days of the month on which somebody is on site. */
  readonly coveredDays: number;
}

/** On which days of a year somebody is on site. `covered` and `gaps` alternate and make up the year. */
export interface Coverage {
  readonly days: number;
  readonly coveredDays: number;
  readonly covered: readonly DaySpan[];
  readonly gaps: readonly DaySpan[];
  readonly months: readonly MonthCoverage[];
}

/** The days of any of the spans that lie within another: in order, apart from each other, none counted twice. */
export function unionOf(spans: readonly DaySpan[], within: DaySpan): DaySpan[] {
  const inside = spans.flatMap((span) => sharedDays(span, within) ?? []);
  const ordered = inside.toSorted((a, b) => dayNumber(a.from) - dayNumber(b.from));
  const union: DaySpan[] = [];
  for (const span of ordered) {
    const last = union.at(-1);
    if (!last || span.from > addDays(last.until, 1)) union.push(span);
    else if (span.until > last.until) union[union.length - 1] = { from: last.from, until: span.until };
  }
  return union;
}

/** What a union leaves free. @param union as `unionOf` gives it */
export function gapsIn(union: readonly DaySpan[], within: DaySpan): DaySpan[] {
  const starts = [within.from, ...union.map(({ until }) => addDays(until, 1))];
  const ends = [...union.map(({ from }) => addDays(from, -1)), within.until];
  return starts.flatMap((from, at) => {
    const until = ends[at] ?? within.until;
    return from <= until ? [{ from, until }] : [];
  });
}

const countDays = (spans: readonly DaySpan[]) => spans.reduce((sum, span) => sum + daysIn(span), 0);

/** On which days of the year the posts leave somebody on site. */
export function coverageOf(posts: readonly DaySpan[], year: number): Coverage {
  const whole = yearSpan(year);
  const covered = unionOf(posts, whole);
  const months = Array.from({ length: 12 }, (_, at) => {
    const span = monthSpan(year, at + 1);
    return { month: at + 1, days: daysIn(span), coveredDays: countDays(unionOf(covered, span)) };
  });
  return {
    days: daysIn(whole),
    coveredDays: countDays(covered),
    covered,
    gaps: gapsIn(covered, whole),
    months,
  };
}
