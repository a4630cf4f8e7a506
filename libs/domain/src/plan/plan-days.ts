/** A calendar day, YYYY-MM-DD, of no time zone. */
export type IsoDate = string;

/** Days from one to the other, both included. */
export interface DaySpan {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

const dayMs = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (date: IsoDate): number => Date.parse(date) / dayMs;
export const dateOfDay = (day: number): IsoDate => new Date(day * dayMs).toISOString().slice(0, 10);
export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDay(dayNumber(date) + days);
export const daysIn = ({ from, until }: DaySpan): number => dayNumber(until) - dayNumber(from) + 1;

const padded = (value: number) => String(value).padStart(2, '0');

/** @param month 1 to 12 */
export const monthSpan = (year: number, month: number): DaySpan => ({
  from: `${year}-${padded(month)}-01`,
  until: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
});
export const yearSpan = (year: number): DaySpan => ({ from: `${year}-01-01`, until: `${year}-12-31` });

export const planQuarters = [1, 2, 3, 4] as const;
export type PlanQuarter = (typeof planQuarters)[number];
export const planQuarterSpan = (year: number, quarter: PlanQuarter): DaySpan => ({
  from: monthSpan(year, quarter * 3 - 2).from,
  until: monthSpan(year, quarter * 3).until,
});

/** The same day so many months on; the last of the month where that month is shorter. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const { from, until } = monthSpan(Math.floor(at / 12), (at % 12) + 1);
  return day > Number(until.slice(-2)) ? until : `${from.slice(0, 8)}${padded(day)}`;
}

/** Whole months in a span: from 1 January until 30 June are six. */
export function fullMonths({ from, until }: DaySpan): number {
  const [fromYear = 0, fromMonth = 1] = from.split('-').map(Number);
  const [untilYear = 0, untilMonth = 1] = until.split('-').map(Number);
  const most = (untilYear - fromYear) * 12 + untilMonth - fromMonth + 1;
  const lastDay = dayNumber(until);
  for (let months = most; months > 0; months -= 1) {
    if (dayNumber(addMonths(from, months)) - 1 <= lastDay) return months;
  }
  return 0;
}

/** What two spans share. */
export function sharedDays(one: DaySpan, other: DaySpan): DaySpan | undefined {
  const from = one.from > other.from ? one.from : other.from;
  const until = one.until < other.until ? one.until : other.until;
  return from <= until ? { from, until } : undefined;
}
