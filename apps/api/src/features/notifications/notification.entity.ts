import type { NotificationKind } from '@jiedui/domain';
import type { NotificationId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Consultation } from '../consultations/index.js';
import { Pairing } from '../pairings/index.js';
import { Person } from '../people/index.js';

const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p.uuid().$type<NotificationId>().primary(),
    person: () => p.manyToOne(Person),
    /** A notice is of a consultation, then with its number, or of a pairing. */
    consultation: () => p.manyToOne(Consultation).strictNullable(),
    consultationNumber: p.string().strictNullable(),
    pairing: () => p.manyToOne(Pairing).strictNullable(),
    kind: p.string().$type<NotificationKind>(),
    eventId: p.uuid(),
    createdAt: p.datetime(),
    readAt: p.datetime().strictNullable(),
  },
});

/** What one person is told of one event, once. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);

const MailDeliverySchema = defineEntity({
  name: 'MailDelivery',
  tableName: 'mail_delivery',
  properties: {
    id: p.uuid().primary(),
    notification: () => p.manyToOne(Notification),
    state: p.string().$type<'pending' | 'delivered' | 'failed'>(),
    messageId: p.string(),
    attempts: p.integer(),
    lastError: p.text().strictNullable(),
    createdAt: p.datetime(),
    deliveredAt: p.datetime().strictNullable(),
  },
});

/** The mail that goes with a notification, and whether the mail server took it. */
export class MailDelivery extends MailDeliverySchema.class {}
MailDeliverySchema.setClass(MailDelivery);
