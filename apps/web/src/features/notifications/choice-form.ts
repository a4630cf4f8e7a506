import type { NotificationChoice, NotificationSettings } from '@jiedui/contracts';

/** Minutes since midnight as time fields have them, HH:MM. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function minuteOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

export const isPhone = (text: string): boolean => text === '' || /^\+?[0-9]{5,15}$/.test(text);

export const choiceOf = ({
  timeZone,
  quietHours,
  digestMinute,
  channels,
  phone,
  chatAddress,
}: NotificationSettings): NotificationChoice => ({
  timeZone,
  quietHours,
  digestMinute,
  channels,
  phone,
  chatAddress,
});
