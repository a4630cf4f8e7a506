/** A quarter of a year in UTC, such as 2026Q3: sorts as text in the order of time. */
export type Quarter = string;

export const quarterPattern = /^20\d{2}Q[1-4]$/;

const pad = (value: number) => String(value).padStart(2, '0');
const partsOf = (quarter: Quarter) => ({
  year: Number(quarter.slice(0, 4)),
  index: Number(quarter.slice(5)),
});

/** Quarters are counted from the year 0, so that they can be added to. */
const countOf = (quarter: Quarter): number => {
  const { year, index } = partsOf(quarter);
  return year * 4 + index - 1;
};

const quarterAt = (count: number): Quarter => `${Math.floor(count / 4)}Q${(count % 4) + 1}`;

export const quarterOf = (day: Date): Quarter =>
  `${day.getUTCFullYear()}Q${Math.floor(day.getUTCMonth() / 3) + 1}`;

/** So many quarters later; earlier where negative. */
export const quarterPlus = (quarter: Quarter, quarters: number): Quarter =>
  quarterAt(countOf(quarter) + quarters);

/** Both ends included; nothing where the first lies after the last. */
export function quartersBetween(first: Quarter, last: Quarter): Quarter[] {
  const from = countOf(first);
  return Array.from({ length: Math.max(0, countOf(last) - from + 1) }, (_, at) => quarterAt(from + at));
}

/** The first day, as YYYY-MM-DD. */
export function quarterStart(quarter: Quarter): string {
  const { year, index } = partsOf(quarter);
  return `${year}-${pad(index * 3 - 2)}-01`;
}

/** The last day, as YYYY-MM-DD. */
export function quarterEnd(quarter: Quarter): string {
  const { year, index } = partsOf(quarter);
  return `${year}-${pad(index * 3)}-${index === 1 || index === 4 ? 31 : 30}`;
}

/** The latest quarter that is over: figures of one under way would look like a fall. */
export const lastFullQuarter = (now: Date): Quarter => quarterPlus(quarterOf(now), -1);

/** Figures go back this far. */
const tellableYears = 10;

/** Of a quarter that is over and not too long ago. */
export const isQuarterTellable = (quarter: Quarter, now: Date): boolean =>
  quarterPattern.test(quarter) &&
  quarter <= lastFullQuarter(now) &&
  quarter >= quarterPlus(lastFullQuarter(now), -4 * tellableYears);
