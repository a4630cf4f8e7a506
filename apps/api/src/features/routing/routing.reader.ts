import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type ConsultationRouting,
  type InputOf,
  type RoutingExpert,
  type RoutingOrder,
} from '@jiedui/contracts';
import { hospitalPosts, onCallAt, openStates, type Specialty } from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Consultation, ConsultationReader } from '../consultations/index.js';
import { personView } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { eligibleExperts } from './eligible-experts.query.js';
import { findRostersBetween } from './roster.query.js';
import { RoutingDesk } from './routing.desk.js';
import { orderView } from './routing.view.js';

/** Shows whom to ask, before a question is asked and while nobody has taken it. */
@Injectable()
export class RoutingReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly consultations: ConsultationReader,
    private readonly desk: RoutingDesk,
  ) {}

  options({ actor }: Caller, query: InputOf<'listRoutingOptions'>['query']): Promise<RoutingOrder> {
    const [post] = [...hospitalPosts(actor, 'countyDoctor'), ...hospitalPosts(actor, 'coordinator')];
    if (!post) throw new CatalogueError('ACTION_NOT_ALLOWED');
    const { specialty, urgency, language = null, answerForm } = query;
    const question = { specialty, urgency, language, isLive: answerForm === 'live' };
    return this.database.read(async (em) =>
      orderView(await this.desk.order(em, question, post.hospitalId), urgency),
    );
  }

  ofConsultation(
    caller: Caller,
    id: ConsultationId,
    { specialty: other }: InputOf<'getConsultationRouting'>['query'],
  ): Promise<ConsultationRouting> {
    return this.database.read(async (em) => {
      const { consultation, shared, relations } = await this.consultations.see(em, caller, id);
      this.policy.require(caller.actor, 'consultation.seeRouting', {
        kind: 'consultation',
        consultation: shared,
      });
      const { urgency, invitingHospital, invitedHospital, answerForm, directedTo } = consultation;
      const specialty = other ?? consultation.specialty;
      if (!urgency || !specialty) throw new CatalogueError('NOT_FOUND');
      const question = { specialty, urgency, language: null, isLive: answerForm === 'live' };
      const order = await this.desk.order(em, question, invitingHospital.id);
      const isCoordinating = relations.has('invitedCoordinator') || relations.has('invitingCoordinator');
      await em.populate(consultation, ['directedTo']);
      return {
        order: orderView(order, urgency),
        experts:
          invitedHospital && isCoordinating ? await this.experts(em, invitedHospital.id, specialty) : [],
        directedTo: directedTo && personView(directedTo),
      };
    });
  }

  private async experts(
    em: EntityManager,
    hospitalId: HospitalId,
    specialty: Specialty,
  ): Promise<RoutingExpert[]> {
    const now = this.clock.now();
    const people = (await eligibleExperts(em, [hospitalId], specialty, now)).get(hospitalId) ?? [];
    const [roster] = await findRostersBetween(em, [hospitalId], { from: now, until: now, specialty });
    const onCall = new Set(roster ? onCallAt(roster, now) : []);
    const taken = await em.find(
      Consultation,
      { expert: { $in: people.map(({ id }) => id) }, state: { $in: [...openStates] } },
      { fields: ['expert'] },
    );
    return people.map((person) => ({
      person: personView(person),
      open: taken.filter(({ expert }) => expert?.id === person.id).length,
      languages: [...person.languages],
      isOnCall: onCall.has(person.id),
    }));
  }
}
