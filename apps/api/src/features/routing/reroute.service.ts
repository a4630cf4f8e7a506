import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import { type Specialty, untakenStates } from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { goOnAsSystem } from '../../base/database/further-as-system.js';
import type { Caller } from '../../base/http/caller.js';
import { type Audience, Realtime } from '../../base/realtime/realtime.js';
import { coordinatorAudience, expertAudience } from '../access/index.js';
import { type Consultation, ConsultationHints, ConsultationLedger } from '../consultations/index.js';
import { Hospital } from '../hospitals/index.js';
import { Person } from '../people/index.js';
import { eligibleExperts } from './eligible-experts.query.js';

type Route = InputOf<'rerouteConsultation'>['body'];

interface Asked {
  readonly hospitalId: HospitalId | undefined;
  readonly specialty: Specialty | null;
}

const askedOf = ({ invitedHospital, specialty }: Consultation): Asked => ({
  hospitalId: invitedHospital?.id,
  specialty,
});

const inboxOf = ({ hospitalId, specialty }: Asked): Audience[] =>
  hospitalId && specialty ? [coordinatorAudience(hospitalId), expertAudience(hospitalId, specialty)] : [];

/** Coordinators send a question elsewhere, or ask one expert by name to take it. */
@Injectable()
export class RerouteService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly hints: ConsultationHints,
    private readonly realtime: Realtime,
  ) {}

  async reroute(caller: Caller, id: ConsultationId, route: Route): Promise<void> {
    const { consultation, former } = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor, route);
      const { consultation } = held;
      const former = askedOf(consultation);
      const invitedHospital = await this.hospital(em, route.invitedHospitalId ?? former.hospitalId);
      const specialty = route.specialty ?? consultation.specialty;
      const wanted = { hospitalId: invitedHospital.id, specialty };
      const isElsewhere = wanted.hospitalId !== former.hospitalId || specialty !== former.specialty;
      const isToOther = (route.directedToId ?? null) !== (consultation.directedTo?.id ?? null);
      if (!isElsewhere && !isToOther) throw new CatalogueError('ROUTE_UNCHANGED');
      const directedTo = await this.expert(em, wanted, route.directedToId ?? null);
      // Another hospital's question leaves the sight of the coordinator who sends it there.
      await goOnAsSystem(em);
      consultation.directedTo = directedTo;
      const { reason } = route;
      await this.ledger.apply(em, held, 'reroute', { reason, route: { invitedHospital, specialty } });
      if (directedTo) this.ledger.oweNotice(em, consultation, directedNotice(directedTo.id));
      return { consultation, former };
    });
    this.tell(consultation, former);
  }

  /** The others may still take it: this is a request, no assignment. */
  async direct(
    caller: Caller,
    id: ConsultationId,
    { revision, personId }: InputOf<'directConsultation'>['body'],
  ): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor, { revision });
      const { consultation, relations } = held;
      if (!relations.has('invitedCoordinator')) throw new CatalogueError('ACTION_NOT_ALLOWED');
      if (!untakenStates.some((state) => state === consultation.state)) {
        throw new CatalogueError('STATE_CONFLICT');
      }
      consultation.directedTo = await this.expert(em, askedOf(consultation), personId);
      consultation.revision += 1;
      consultation.updatedAt = this.clock.now();
      await this.ledger.note(em, held, {
        caller,
        action: 'change',
        subject: { kind: 'routing', id: consultation.id },
        why: 'invitedCoordinator',
        details: { directedToId: personId },
      });
      if (personId) this.ledger.oweNotice(em, consultation, directedNotice(personId));
      return consultation;
    });
    this.hints.changed(consultation);
  }

  private tell(consultation: Consultation, former: Asked): void {
    const { id: consultationId, revision, state } = consultation;
    this.hints.changed(consultation, state);
    this.realtime.publish(inboxOf(former), 'consultation.changed', { consultationId, revision });
  }

  private async hospital(em: EntityManager, id: HospitalId | undefined): Promise<Hospital> {
    const hospital = id && (await em.findOne(Hospital, { id }));
    if (!hospital) throw new CatalogueError('NOT_FOUND');
    return hospital;
  }

  private async expert(em: EntityManager, asked: Asked, id: PersonId | null): Promise<Person | null> {
    if (id === null) return null;
    const { hospitalId, specialty } = asked;
    const people =
      hospitalId && specialty
        ? (await eligibleExperts(em, [hospitalId], specialty, this.clock.now())).get(hospitalId)
        : [];
    const expert = people?.find((person) => person.id === id);
    if (!expert) throw new CatalogueError('EXPERT_NOT_ELIGIBLE');
    return expert;
  }
}

const directedNotice = (personId: PersonId) => ({ kind: 'consultation.directed' as const, personId });
