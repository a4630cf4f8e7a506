import { Inject, Injectable } from '@nestjs/common';
import {
  defaultDigestMinute,
  type DeliveryChannel,
  deliveryChannels,
  type NoticePreferences,
} from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { postsHeldByAll } from '../people/index.js';
import { NOTIFICATION_CHANNELS, type NotificationChannel } from './channel.js';
import { NotificationSetting, PushSubscription } from './notification-setting.entity.js';

/** Where nobody said otherwise. */
export const defaultTimeZone = 'Asia/Shanghai';

export interface NoticeReader {
  readonly preferences: NoticePreferences;
  /** The channels that lead to this person. */
  readonly reachable: ReadonlySet<DeliveryChannel>;
}

/** How people want to be told, and by what they can be. */
@Injectable()
export class NoticeReaders {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NOTIFICATION_CHANNELS) private readonly channels: readonly NotificationChannel[],
  ) {}

  get offered(): DeliveryChannel[] {
    return deliveryChannels.filter((name) =>
      this.channels.some(({ channel, isOffered }) => channel === name && isOffered),
    );
  }

  async of(em: EntityManager, ids: readonly PersonId[]): Promise<(id: PersonId) => NoticeReader> {
    const mine = { person: { $in: [...ids] } };
    const settings = await em.find(NotificationSetting, mine);
    const devices = await em.find(PushSubscription, mine);
    const posts = await postsHeldByAll(em, ids, this.clock.now());
    const { offered } = this;
    return (id) => {
      const setting = settings.find(({ person }) => person.id === id);
      const zone = posts.find(({ person, hospital }) => person.id === id && hospital)?.hospital?.timeZone;
      const leads: Record<DeliveryChannel, boolean> = {
        mail: true,
        sms: Boolean(setting?.phone),
        chat: Boolean(setting?.chatAddress),
        browserPush: devices.some(({ person }) => person.id === id),
      };
      return {
        preferences: preferencesOf(setting, zone ?? defaultTimeZone),
        reachable: new Set(offered.filter((channel) => leads[channel])),
      };
    };
  }
}

export function preferencesOf(setting: NotificationSetting | undefined, zone: string): NoticePreferences {
  if (!setting) return { zone, quietHours: null, digestMinute: defaultDigestMinute, channels: {} };
  const { timeZone, quietFrom, quietUntil, digestMinute, channels } = setting;
  return {
    zone: timeZone ?? zone,
    quietHours: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
    digestMinute,
    channels,
  };
}
