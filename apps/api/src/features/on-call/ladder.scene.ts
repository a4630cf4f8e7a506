import { Inject, Injectable } from '@nestjs/common';
import {
  defaultPageWaitMinutes,
  type LadderScene,
  onCallAt,
  type Specialty,
  type Urgency,
} from '@jiedui/domain';
import type { Clock, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import type { Consultation } from '../consultations/index.js';
import { peopleInPost } from '../people/index.js';
import { eligibleExperts, findRostersBetween, RoutingDesk } from '../routing/index.js';
import { findRound, type Ladder } from './page.store.js';

/** Gathers what the next step of a ladder depends on. */
@Injectable()
export class LadderScenes {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly desk: RoutingDesk,
  ) {}

  /** Of an asked question; nothing where it goes to nobody. */
  async of(em: EntityManager, consultation: Consultation, ladder: Ladder): Promise<LadderScene | undefined> {
    const { id, specialty, urgency, invitingHospital, invitedHospital, answerForm } = consultation;
    if (!specialty || !urgency || !invitedHospital) return undefined;
    const question = { specialty, urgency, language: null, isLive: answerForm === 'live' };
    const { options } = await this.desk.order(em, question, invitingHospital.id);
    const coordinators = await peopleInPost(
      em,
      { hospitalId: invitedHospital.id, role: 'coordinator' },
      this.clock.now(),
    );
    return {
      pages: await findRound(em, id, ladder.round),
      onCall: await this.onCall(em, invitedHospital.id, specialty),
      hasCoordinator: coordinators.length > 0,
      nextHospitalIds: options
        .map(({ hospitalId }) => hospitalId)
        .filter((hospitalId) => !ladder.triedHospitalIds.includes(hospitalId)),
      waitMinutes: await this.waitMinutes(em, invitedHospital.id, urgency),
    };
  }

  /** Whoever lost their post or is closed since the roster was made is passed over. */
  private async onCall(em: EntityManager, hospitalId: HospitalId, specialty: Specialty): Promise<PersonId[]> {
    const now = this.clock.now();
    const [roster] = await findRostersBetween(em, [hospitalId], { from: now, until: now, specialty });
    if (!roster) return [];
    const people = (await eligibleExperts(em, [hospitalId], specialty, now)).get(hospitalId) ?? [];
    const eligible = new Set(people.map(({ id }) => id));
    return onCallAt(roster, now).filter((id) => eligible.has(id));
  }

  private async waitMinutes(em: EntityManager, id: HospitalId, urgency: Urgency): Promise<number> {
    const [kept] = await em.execute<{ minutes: number | null }[]>(
      'select page_wait_minutes as minutes from routing_setting where hospital_id = ?',
      [id],
    );
    return kept?.minutes ?? defaultPageWaitMinutes[urgency];
  }
}
