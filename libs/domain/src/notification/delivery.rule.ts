import { type LocalMinute, localMinuteOf, nextLocalMinute } from './local-time.js';

/** `emergency` waits for nothing, `soon` for the end of quiet hours, `digestible` for the daily mail that collects. */
export const noticeUrgencies = ['emergency', 'soon', 'digestible'] as const;
export type NoticeUrgency = (typeof noticeUrgencies)[number];

/** The ways out of the application. In it, everybody concerned is always told. */
export const deliveryChannels = ['mail', 'sms', 'chat', 'browserPush'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

export const noticeChannels = ['inApp', ...deliveryChannels] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

export const defaultChannels: Readonly<Record<NoticeUrgency, readonly DeliveryChannel[]>> = {
  emergency: ['mail', 'sms', 'chat', 'browserPush'],
  soon: ['mail', 'browserPush'],
  digestible: ['mail'],
};

export interface QuietHours {
  readonly from: LocalMinute;
  readonly until: LocalMinute;
}

export const defaultDigestMinute: LocalMinute = 17 * 60;

/** How somebody wants to be told. */
export interface NoticePreferences {
  readonly zone: string;
  readonly quietHours: QuietHours | null;
  /** When the daily mail goes out. */
  readonly digestMinute: LocalMinute;
  /** A class that is missing goes by the default. */
  readonly channels: Partial<Readonly<Record<NoticeUrgency, readonly DeliveryChannel[]>>>;
}

export interface PlannedDelivery {
  readonly channel: NoticeChannel;
  readonly timing: 'atOnce' | 'afterQuietHours' | 'digest';
  readonly dueAt: Date;
}

export function isQuiet(at: Date, { zone, quietHours }: NoticePreferences): boolean {
  if (quietHours === null) return false;
  const { from, until } = quietHours;
  const minute = localMinuteOf(at, zone);
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

function channelsFor(urgency: NoticeUrgency, { channels }: NoticePreferences): readonly DeliveryChannel[] {
  const chosen = channels[urgency] ?? defaultChannels[urgency];
  // One may ask for more ways in an emergency, not for fewer.
  return urgency === 'emergency' ? [...new Set([...chosen, ...defaultChannels.emergency])] : chosen;
}

/**
 * By which channels one person is told of one event, and when.
 * @param reachable the channels that lead to this person at all
 */
export function planDeliveries(
  urgency: NoticeUrgency,
  preferences: NoticePreferences,
  reachable: ReadonlySet<DeliveryChannel>,
  now: Date,
): PlannedDelivery[] {
  const outside = channelsFor(urgency, preferences).filter((channel) => reachable.has(channel));
  return [
    { channel: 'inApp', timing: 'atOnce', dueAt: now },
    ...outside.map((channel) => ({ channel, ...timingOf(urgency, channel, preferences, now) })),
  ];
}

function timingOf(
  urgency: NoticeUrgency,
  channel: DeliveryChannel,
  preferences: NoticePreferences,
  now: Date,
): Pick<PlannedDelivery, 'timing' | 'dueAt'> {
  const { zone, quietHours, digestMinute } = preferences;
  if (urgency === 'emergency') return { timing: 'atOnce', dueAt: now };
  // The hour of the daily mail was chosen, quiet or not.
  if (urgency === 'digestible' && channel === 'mail') {
    return { timing: 'digest', dueAt: nextLocalMinute(now, zone, digestMinute) };
  }
  if (quietHours && isQuiet(now, preferences)) {
    return { timing: 'afterQuietHours', dueAt: nextLocalMinute(now, zone, quietHours.until) };
  }
  return { timing: 'atOnce', dueAt: now };
}
