import type { NotificationKind, NoticeUrgency } from '@jiedui/domain';
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
    urgency: p.string().$type<NoticeUrgency>(),
    createdAt: p.datetime(),
    readAt: p.datetime().strictNullable(),
    acknowledgedAt: p.datetime().strictNullable().default(null),
  },
});

/** What one person is told of one event, once. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);
