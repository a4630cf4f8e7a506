import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import { notificationRules } from '@jiedui/domain';
import type { Clock, NotificationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { Consultation, ConsultationMember } from '../consultations/index.js';
import { peopleInPost, type Person } from '../people/index.js';
import { MailDelivery, Notification } from './notification.entity.js';
import { NotificationService } from './notification.service.js';

/** Turns one event into one notice for each person concerned. Running twice adds nothing. */
@Injectable()
export class FanOutService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly notifications: NotificationService,
  ) {}

  @HandlesJob('notification.fanOut')
  async fanOut({
    eventId,
    consultationId,
    kind,
    personId,
  }: JobPayload<'notification.fanOut'>): Promise<void> {
    const { to, byMail } = notificationRules[kind];
    const told = await this.database.transaction(async (em) => {
      const consultation = await em.findOneOrFail(
        Consultation,
        { id: consultationId },
        { populate: ['requestedBy', 'expert'] },
      );
      const known = await em.find(Notification, { eventId });
      const isTold = new Set(known.map(({ person }) => person.id));
      const people = await this.peopleOf(em, consultation, to);
      const concerned = people.filter(({ id }) => personId === undefined || id === personId);
      const added = concerned.filter(({ id }) => !isTold.has(id));
      for (const person of added) this.tell(em, { person, consultation, kind, eventId }, byMail);
      return added;
    });
    await this.notifications.hint(told.map(({ id }) => id));
  }

  private tell(
    em: EntityManager,
    notice: Pick<Notification, 'person' | 'consultation' | 'kind' | 'eventId'>,
    byMail: boolean,
  ): void {
    const createdAt = this.clock.now();
    const notification = em.create(Notification, {
      id: newId<NotificationId>(),
      ...notice,
      consultationNumber: notice.consultation.number,
      createdAt,
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
      createdAt,
      deliveredAt: null,
    });
    em.persist(delivery);
    oweJob(em, 'mail.deliver', { deliveryId });
  }

  private async peopleOf(
    em: EntityManager,
    consultation: Consultation,
    relations: (typeof notificationRules)[keyof typeof notificationRules]['to'],
  ): Promise<Person[]> {
    const { state, requestedBy, expert, invitingHospital, invitedHospital, specialty } = consultation;
    const now = this.clock.now();
    const inRole = (role: 'coordinator' | 'hospitalAdministrator', hospital: typeof invitedHospital) =>
      hospital ? peopleInPost(em, { hospitalId: hospital.id, role }, now) : [];
    const found = await Promise.all(
      relations.map(async (relation): Promise<Person[]> => {
        switch (relation) {
          case 'requester':
            return [requestedBy];
          case 'assignedExpert':
            return expert ? [expert] : [];
          case 'invitingCoordinator':
            return inRole('coordinator', invitingHospital);
          case 'invitedCoordinator':
            return inRole('coordinator', invitedHospital);
          case 'hospitalAdministrator':
            return [
              ...(await inRole('hospitalAdministrator', invitingHospital)),
              ...(await inRole('hospitalAdministrator', invitedHospital)),
            ];
          case 'mdtMember': {
            const members = await em.find(ConsultationMember, { consultation }, { populate: ['person'] });
            return members.map(({ person }) => person);
          }
          case 'invitedExpert':
            // Whoever comes too late to take it must not be sent to a page they cannot open.
            return state === 'submitted' && invitedHospital && specialty
              ? peopleInPost(em, { hospitalId: invitedHospital.id, role: 'expert', specialty }, now)
              : [];
        }
      }),
    );
    return [...new Map(found.flat().map((person) => [person.id, person])).values()];
  }
}
