/** Minutes since midnight on the clock of a place, 0 to 1439. */
export type LocalMinute = number;

export const minutesPerDay = 1_440;
const minuteMs = 60_000;
const dayMs = minutesPerDay * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a clock on the wall shows, as if it hung in Greenwich: milliseconds. */
function wallMs(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<string, number>;
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const offsetMs = (instant: number, zone: string) =>
  wallMs(instant, zone) - Math.floor(instant / 1_000) * 1_000;

export function localMinuteOf(instant: Date, zone: string): LocalMinute {
  return Math.floor((wallMs(instant.getTime(), zone) % dayMs) / minuteMs);
}

/**
 * The instants at which the wall shows this: none when the clock jumps over it, two when it is put back. In a jump,
 * the instant as far behind the jump as the time asked for lies in it.
 */
function instantsOf(wall: number, zone: string): number[] {
  const offsets = [offsetMs(wall - dayMs, zone), offsetMs(wall + dayMs, zone)];
  const shown = offsets.map((offset) => wall - offset).filter((at) => at + offsetMs(at, zone) === wall);
  return shown.length > 0 ? shown : [wall - (offsets[0] ?? 0)];
}

/** The next instant, `from` included, at which the clocks of a zone show a time of day. */
export function nextLocalMinute(from: Date, zone: string, minute: LocalMinute): Date {
  const midnight = Math.floor(wallMs(from.getTime(), zone) / dayMs) * dayMs;
  const ahead = [-1, 0, 1, 2]
    .flatMap((day) => instantsOf(midnight + day * dayMs + minute * minuteMs, zone))
    .filter((at) => at >= from.getTime());
  return new Date(Math.min(...ahead));
}
