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

/** How far the zone's clock is ahead of UTC, in ms. Asking the platform is slow, and most days have one offset. */
function offsetAt(ms: number, zone: string): number {
  const day = Math.floor(ms / dayMs);
  let days = steadyOffsets.get(zone);
  if (!days || days.size > keptDays) steadyOffsets.set(zone, (days = new Map<number, number | null>()));
  let steady = days.get(day);
  if (steady === undefined) {
    const first = measuredOffset(day * dayMs, zone);
    steady = first === measuredOffset((day + 1) * dayMs - 1, zone) ? first : null;
    days.set(day, steady);
  }
  return steady ?? measuredOffset(ms, zone);
}

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
