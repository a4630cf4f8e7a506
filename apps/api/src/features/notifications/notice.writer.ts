import type { NotificationKind } from '@jiedui/domain';
import type { NotificationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';
import { oweJob } from '../../base/outbox/outbox.js';
import type { Consultation } from '../consultations/index.js';
import type { Pairing } from '../pairings/index.js';
import type { Person } from '../people/index.js';
import { MailDelivery, Notification } from './notification.entity.js';

export interface Notice {
  readonly of: { readonly consultation: Consultation } | { readonly pairing: Pairing };
  readonly kind: NotificationKind;
  readonly eventId: string;
  readonly byMail: boolean;
}

/** Writes one notice for each person who was not told of the event yet. @returns those who were not */
export async function tellAll(
  em: EntityManager,
  people: readonly Person[],
  notice: Notice,
  now: Date,
): Promise<Person[]> {
  const known = await em.find(Notification, { eventId: notice.eventId });
  const isTold = new Set(known.map(({ person }) => person.id));
  const added = [...new Map(people.map((person) => [person.id, person])).values()].filter(
    ({ id }) => !isTold.has(id),
  );
  for (const person of added) tell(em, person, notice, now);
  return added;
}

function tell(em: EntityManager, person: Person, { of, kind, eventId, byMail }: Notice, now: Date): void {
  const consultation = 'consultation' in of ? of.consultation : null;
  const notification = em.create(Notification, {
    id: newId<NotificationId>(),
    person,
    consultation,
    consultationNumber: consultation?.number ?? null,
    pairing: 'pairing' in of ? of.pairing : null,
    kind,
    eventId,
    createdAt: now,
    readAt: null,
  });
  em.persist(notification);
  if (!byMail) return;
  const deliveryId = newId();
  const delivery = em.create(MailDelivery, {
    id: deliveryId,
    notification,
    state: 'pending',
    // Made of the delivery, so that a mail sent twice by mischance is shown once.
    messageId: `<${deliveryId}@jiedui>`,
    attempts: 0,
    lastError: null,
    createdAt: now,
    deliveredAt: null,
  });
  em.persist(delivery);
  oweJob(em, 'mail.deliver', { deliveryId });
}
