import type { NoticePreferences } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const NotificationSettingSchema = defineEntity({
  name: 'NotificationSetting',
  tableName: 'notification_setting',
  properties: {
    person: () => p.manyToOne(Person).primary(),
    /** That of their hospital where they chose none. */
    timeZone: p.string().strictNullable(),
    quietFrom: p.integer().strictNullable(),
    quietUntil: p.integer().strictNullable(),
    digestMinute: p.integer(),
    channels: p.json<NoticePreferences['channels']>(),
    phone: p.blob().strictNullable(),
    chatAddress: p.blob().strictNullable(),
    updatedAt: p.datetime(),
  },
});

/** How somebody wants to be told; their number and chat address are sealed. */
export class NotificationSetting extends NotificationSettingSchema.class {}
NotificationSettingSchema.setClass(NotificationSetting);

const PushSubscriptionSchema = defineEntity({
  name: 'PushSubscription',
  tableName: 'push_subscription',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person),
    endpointSha256: p.blob(),
    subscription: p.blob(),
    device: p.string(),
    createdAt: p.datetime(),
  },
});

/** A browser that may be told while no page is open. Its address and keys are sealed. */
export class PushSubscription extends PushSubscriptionSchema.class {}
PushSubscriptionSchema.setClass(PushSubscription);
