/** A date by a hospital's own clock, as in 2026-02-17. */
export type LocalDay = string;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Days of offsets kept per zone; a search looks at some hundred. */
const keptDays = 4_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const steadyOffsets = new Map<string, Map<number, number | null>>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric';
  const made = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone: zone,
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(zone, made);
  return made;
}

function measuredOffset(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000;
}

/** The one offset of a day of UTC, in ms; null where it changes. Asking the platform is slow. */
function steadyOffsetOn(day: number, zone: string): number | null {
  let days = steadyOffsets.get(zone);
  if (!days || days.size > keptDays) steadyOffsets.set(zone, (days = new Map<number, number | null>()));
  let steady = days.get(day);
  if (steady === undefined) {
    const first = measuredOffset(day * dayMs, zone);
    steady = first === measuredOffset((day + 1) * dayMs - 1, zone) ? first : null;
    days.set(day, steady);
  }
  return steady;
}

/** How far the zone's clock is ahead of UTC, in ms. */
const offsetAt = (ms: number, zone: string): number =>
  steadyOffsetOn(Math.floor(ms / dayMs), zone) ?? measuredOffset(ms, zone);

/** A date by a zone's clock, as searches walk over them by the hundred. */
export interface ZonedDay {
  readonly day: LocalDay;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** When it begins, in ms since 1970; null where the zone's clock is changed around it. */
  readonly steadyFrom: number | null;
}

const zonedDays = new Map<string, Map<number, ZonedDay>>();

function zonedDayMade(number: number, zone: string): ZonedDay {
  const day = new Date(number * dayMs).toISOString().slice(0, 10);
  // A shift reaches into the next day, and an instant is looked for a day to either side of it.
  const offsets = [-1, 0, 1, 2, 3].map((by) => steadyOffsetOn(number + by, zone));
  const [first] = offsets;
  const isSteady = typeof first === 'number' && offsets.every((offset) => offset === first);
  return { day, weekday: weekdayOn(day), steadyFrom: isSteady ? number * dayMs - first : null };
}

function zonedDay(number: number, zone: string): ZonedDay {
  let days = zonedDays.get(zone);
  if (!days || days.size > keptDays) zonedDays.set(zone, (days = new Map<number, ZonedDay>()));
  let known = days.get(number);
  if (!known) days.set(number, (known = zonedDayMade(number, zone)));
  return known;
}

/** The dates that a clock of the zone shows from one moment to another, and the one before them. */
export function zonedDaysFrom(from: number, until: number, zone: string): ZonedDay[] {
  const numberAt = (ms: number) => Math.floor((ms + offsetAt(ms, zone)) / dayMs);
  const first = numberAt(from) - 1;
  return Array.from({ length: numberAt(until) - first + 1 }, (_, at) => zonedDay(first + at, zone));
}

/** When a clock of the zone shows so many minutes after the day's midnight, in ms since 1970. */
export const minuteOfZonedDay = ({ day, steadyFrom }: ZonedDay, minute: number, zone: string): number =>
  steadyFrom === null ? zonedInstant(day, minute, zone).getTime() : steadyFrom + minute * minuteMs;

/** The date that a clock of the zone shows. */
export const localDayOf = (at: Date, zone: string): LocalDay =>
  new Date(at.getTime() + offsetAt(at.getTime(), zone)).toISOString().slice(0, 10);

/** Minutes since midnight that a clock of the zone shows. */
export function clockMinuteOf(at: Date, zone: string): number {
  const shown = at.getTime() + offsetAt(at.getTime(), zone);
  return Math.floor((((shown % dayMs) + dayMs) % dayMs) / minuteMs);
}

export const daysAfter = (day: LocalDay, count: number): LocalDay =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOn = (day: LocalDay): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/**
 * When a clock of the zone shows so many minutes after a day's midnight; past 1,440 is the next day. A time that the
 * clock jumps over is taken as that much later, of one that it shows twice the first.
 */
export function zonedInstant(day: LocalDay, minute: number, zone: string): Date {
  const shown = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs;
  const before = shown - offsetAt(shown - dayMs, zone);
  const after = shown - offsetAt(shown + dayMs, zone);
  const fitting = [before, after].filter((ms) => ms + offsetAt(ms, zone) === shown);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : before);
}
