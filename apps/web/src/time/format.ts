const formats = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes dates as the product does: 2026-11-21 14:30. */
function formatIn(timeZone: string | undefined): Intl.DateTimeFormat {
  const key = timeZone ?? '';
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  });
  formats.set(key, made);
  return made;
}

/** In the viewer's zone, or in a named one. */
export const formatInstant = (instant: string | Date, timeZone?: string): string =>
  formatIn(timeZone).format(new Date(instant));

/** The day alone. */
export const formatDay = (instant: string | Date, timeZone?: string): string =>
  formatInstant(instant, timeZone).slice(0, 10);

export const formatTime = (instant: string | Date, timeZone?: string): string =>
  formatInstant(instant, timeZone).slice(-5);

export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether clocks on the wall of that zone show something else than the viewer's. */
export const isZoneForeign = (instant: string | Date, timeZone: string): boolean =>
  formatInstant(instant, timeZone) !== formatInstant(instant);

const pad = (value: number) => String(value).padStart(2, '0');

export function formatElapsed(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
}
