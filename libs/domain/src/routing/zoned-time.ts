import type { IsoDate } from '../plan/plan-days.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** What a clock on the wall shows, read as if it were UTC. Milliseconds. */
function wallMs(instant: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day on the wall of a hospital. */
export const localDate = (instant: Date, timeZone: string): IsoDate =>
  new Date(wallMs(instant, timeZone)).toISOString().slice(0, 10);

/** Minutes since midnight on the wall of a hospital. */
export const localMinute = (instant: Date, timeZone: string): number =>
  Math.floor((wallMs(instant, timeZone) % 86_400_000) / 60_000);

/**
 * The instant at which a clock in the zone shows so many minutes after the midnight that begins a day; more than a
 * day's minutes run into the next. An hour that is skipped counts as the hour after it.
 */
export function instantAt(date: IsoDate, minute: number, timeZone: string): Date {
  const wall = Date.parse(date) + minute * 60_000;
  const guess = wall - (wallMs(new Date(wall), timeZone) - wall);
  const missed = wallMs(new Date(guess), timeZone) - wall;
  return new Date(guess - missed);
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: IsoDate): number => new Date(Date.parse(date)).getUTCDay() || 7;
