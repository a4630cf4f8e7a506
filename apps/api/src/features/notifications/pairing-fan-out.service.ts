import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import { pairingNoticeRules } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Pairing } from '../pairings/index.js';
import { nearestSupervisors, peopleInPost, type Person } from '../people/index.js';
import { NoticeWriter } from './notice.writer.js';
import { NotificationService } from './notification.service.js';

type ToldOfPairing = (typeof pairingNoticeRules)[keyof typeof pairingNoticeRules]['to'][number];

/** Turns one event of a pairing into one notice for each person concerned. Running twice adds nothing. */
@Injectable()
export class PairingFanOutService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly notifications: NotificationService,
    private readonly writer: NoticeWriter,
  ) {}

  @HandlesJob('notification.fanOutPairing')
  async fanOut({ eventId, pairingId, kind }: JobPayload<'notification.fanOutPairing'>): Promise<void> {
    const { to, urgency } = pairingNoticeRules[kind];
    const told = await this.database.transaction(async (em) => {
      const pairing = await em.findOneOrFail(
        Pairing,
        { id: pairingId },
        { populate: ['invitingHospital', 'invitedHospital'] },
      );
      const people = await Promise.all(to.map((relation) => this.peopleOf(em, pairing, relation)));
      return this.writer.tellAll(em, people.flat(), { of: { pairing }, kind, urgency, eventId });
    });
    await this.notifications.hint(told.map(({ id }) => id));
  }

  private async peopleOf(
    em: EntityManager,
    { invitingHospital, invitedHospital }: Pairing,
    relation: ToldOfPairing,
  ): Promise<Person[]> {
    const now = this.clock.now();
    const at = (hospital: Pairing['invitingHospital'], role: 'coordinator' | 'hospitalAdministrator') =>
      peopleInPost(em, { hospitalId: hospital.id, role }, now);
    switch (relation) {
      case 'invitingCoordinator':
        return at(invitingHospital, 'coordinator');
      case 'invitedCoordinator':
        return at(invitedHospital, 'coordinator');
      case 'invitingAdministrator':
        return at(invitingHospital, 'hospitalAdministrator');
      case 'invitedAdministrator':
        return at(invitedHospital, 'hospitalAdministrator');
      case 'supervisorAbove':
        return invitingHospital.regionCode === null
          ? []
          : nearestSupervisors(em, invitingHospital.regionCode, now);
    }
  }
}
