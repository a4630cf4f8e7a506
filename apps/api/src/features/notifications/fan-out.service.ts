import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import { notificationRules } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Consultation, ConsultationMember } from '../consultations/index.js';
import { peopleInPost, type Person } from '../people/index.js';
import { tellAll } from './notice.writer.js';
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
      const people = await this.peopleOf(em, consultation, to);
      const concerned = people.filter(({ id }) => personId === undefined || id === personId);
      return tellAll(em, concerned, { of: { consultation }, kind, eventId, byMail }, this.clock.now());
    });
    await this.notifications.hint(told.map(({ id }) => id));
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
    return found.flat();
  }
}
