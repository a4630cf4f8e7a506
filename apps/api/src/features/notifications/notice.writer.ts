import { Inject, Injectable } from '@nestjs/common';
import {
  type DeliveryChannel,
  type NotificationKind,
  type NoticeUrgency,
  planDeliveries,
  type PlannedDelivery,
} from '@jiedui/domain';
import type { Clock, NotificationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { newId } from '../../base/database/id.js';
import { oweJob } from '../../base/outbox/outbox.js';
import type { Consultation } from '../consultations/index.js';
import type { Pairing } from '../pairings/index.js';
import type { Person } from '../people/index.js';
import { Delivery } from './delivery.entity.js';
import { NoticeReaders } from './notice.readers.js';
import { Notification } from './notification.entity.js';

export interface Notice {
  readonly of: { readonly consultation: Consultation } | { readonly pairing: Pairing };
  readonly kind: NotificationKind;
  readonly urgency: NoticeUrgency;
  readonly eventId: string;
}

const isOutside = (plan: PlannedDelivery): plan is PlannedDelivery & { channel: DeliveryChannel } =>
  plan.channel !== 'inApp';

/** Writes what people are told, and what that owes by each channel outside the application. */
@Injectable()
export class NoticeWriter {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly readers: NoticeReaders,
  ) {}

  /** One notice for each person who was not told of the event yet. @returns those who were not */
  async tellAll(em: EntityManager, people: readonly Person[], notice: Notice): Promise<Person[]> {
    const known = await em.find(Notification, { eventId: notice.eventId });
    const isTold = new Set(known.map(({ person }) => person.id));
    const added = [...new Map(people.map((person) => [person.id, person])).values()].filter(
      ({ id, disabledAt }) => !isTold.has(id) && disabledAt === null,
    );
    const readerOf = await this.readers.of(
      em,
      added.map(({ id }) => id),
    );
    const now = this.clock.now();
    for (const person of added) {
      const notification = this.tell(em, person, notice, now);
      const { preferences, reachable } = readerOf(person.id);
      const plans = planDeliveries(notice.urgency, preferences, reachable, now);
      for (const plan of plans.filter(isOutside)) this.owe(em, notification, plan, now);
    }
    return added;
  }

  private tell(em: EntityManager, person: Person, { of, ...notice }: Notice, now: Date): Notification {
    const consultation = 'consultation' in of ? of.consultation : null;
    const notification = em.create(Notification, {
      id: newId<NotificationId>(),
      person,
      consultation,
      consultationNumber: consultation?.number ?? null,
      pairing: 'pairing' in of ? of.pairing : null,
      ...notice,
      createdAt: now,
      readAt: null,
    });
    em.persist(notification);
    return notification;
  }

  private owe(
    em: EntityManager,
    notification: Notification,
    { channel, timing, dueAt }: PlannedDelivery & { channel: DeliveryChannel },
    now: Date,
  ): void {
    const id = newId();
    const isNow = timing === 'atOnce';
    const delivery = em.create(Delivery, {
      id,
      notification,
      channel,
      state: isNow ? 'pending' : 'deferred',
      // Made of the delivery, so that a mail sent twice by mischance is shown once.
      messageId: `<${id}@jiedui>`,
      attempts: 0,
      lastError: null,
      createdAt: now,
      dueAt,
      handedAt: isNow ? now : null,
      isDigest: timing === 'digest',
      digestId: null,
      deliveredAt: null,
    });
    em.persist(delivery);
    if (isNow) oweJob(em, 'notification.deliver', { deliveryId: id });
  }
}
