import type { DeliveryState } from '@jiedui/contracts';
import type { DeliveryChannel } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Notification } from './notification.entity.js';

const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary(),
    notification: () => p.manyToOne(Notification),
    channel: p.string().$type<DeliveryChannel>(),
    state: p.string().$type<DeliveryState>(),
    messageId: p.string(),
    attempts: p.integer(),
    /** Since it was owed, or driven again. */
    failures: p.integer().default(0),
    /** A code, never what the other end said: that may repeat an address. */
    lastError: p.text().strictNullable(),
    createdAt: p.datetime(),
    dueAt: p.datetime(),
    /** When it was last handed to the queue. */
    handedAt: p.datetime().strictNullable(),
    isDigest: p.boolean(),
    /** The mail that collects it, once that was put together. */
    digestId: p.uuid().strictNullable(),
    deliveredAt: p.datetime().strictNullable(),
  },
});

/** What one notice owes by one channel outside the application, and what became of it. */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);

const DeliveryAttemptSchema = defineEntity({
  name: 'DeliveryAttempt',
  tableName: 'delivery_attempt',
  properties: {
    id: p.uuid().primary(),
    delivery: () => p.manyToOne(Delivery),
    number: p.integer(),
    at: p.datetime(),
    tookMs: p.integer(),
    error: p.text().strictNullable(),
  },
});

/** One try, and how it ended. */
export class DeliveryAttempt extends DeliveryAttemptSchema.class {}
DeliveryAttemptSchema.setClass(DeliveryAttempt);
