import { lastFullQuarter, type Quarter, quarterPlus, quartersBetween } from './quarter.js';

/** What figures are shown of, and the quarter they are held against. */
export interface Period {
  readonly first: Quarter;
  readonly last: Quarter;
  readonly baseline: Quarter;
}

const shownQuarters = 8;
const mostQuarters = 40;

/**
 * The period that was asked for; by default the last two full years, held against their first quarter.
 * @returns nothing where it ends before it begins, is too long, or its baseline lies after it
 */
export function periodOf(
  asked: { readonly [K in keyof Period]?: Quarter | undefined },
  now: Date,
): Period | undefined {
  const last = asked.last ?? lastFullQuarter(now);
  const first = asked.first ?? quarterPlus(last, 1 - shownQuarters);
  const baseline = asked.baseline ?? first;
  const length = quartersBetween(first, last).length;
  const isSound = length > 0 && length <= mostQuarters && baseline <= last;
  return isSound ? { first, last, baseline } : undefined;
}
