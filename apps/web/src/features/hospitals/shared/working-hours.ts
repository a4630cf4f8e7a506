import type { HospitalDetail } from '@jiedui/contracts';

export type WorkingSpan = HospitalDetail['workingHours'][number];
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export const beijing = 'Asia/Shanghai';
const dayMinutes = 24 * 60;

const pad = (value: number) => String(value).padStart(2, '0');

/** Minutes from midnight as a clock shows them; a day ends at 24:00. */
export const clockWords = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

export const spansOf = (hours: readonly WorkingSpan[], weekday: number): WorkingSpan[] =>
  // oxlint-disable-next-line unicorn/no-array-sort -- a copy; browsers of the county hospitals do not know toSorted
  hours.filter((span) => span.weekday === weekday).sort((one, other) => one.fromMinute - other.fromMinute);

/** How far the clocks of a zone are ahead of UTC at a moment, in minutes. */
function offsetMinutes(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((wall - at.getTime()) / 60_000);
}

/** How many minutes to add to what the hospital's clock shows to get Beijing's. */
export const minutesToBeijing = (timeZone: string, at: Date): number =>
  offsetMinutes(beijing, at) - offsetMinutes(timeZone, at);

/** A minute of one day as it falls in another zone. */
export function shifted(
  minute: number,
  byMinutes: number,
): { readonly day: -1 | 0 | 1; readonly words: string } {
  const moved = minute + byMinutes;
  if (moved < 0) return { day: -1, words: clockWords(moved + dayMinutes) };
  if (moved > dayMinutes) return { day: 1, words: clockWords(moved - dayMinutes) };
  return { day: 0, words: clockWords(moved) };
}
