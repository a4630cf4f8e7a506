import type { AvailabilityRule } from '@jiedui/contracts';

const pad = (value: number) => String(value).padStart(2, '0');

export const clockOf = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

/** Minutes of what a time field holds; nothing typed counts as midnight. */
export function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours || 0) * 60 + (minutes || 0);
}

/** 1 is Monday, which 2024 began with. */
export const weekdayName = (weekday: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

export const rulesOn = (rules: readonly AvailabilityRule[], weekday: number): AvailabilityRule[] =>
  // oxlint-disable-next-line unicorn/no-array-sort -- a copy; browsers of the county hospitals do not know toSorted
  rules.filter((rule) => rule.weekday === weekday).sort((one, other) => one.fromMinute - other.fromMinute);
