import { Inject, Injectable } from '@nestjs/common';
import { type ToldOfConsultation, untakenStates } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { type Consultation, ConsultationMember } from '../consultations/index.js';
import { peopleInPost, type Person } from '../people/index.js';

/** Finds who stands to a consultation in some relation, as it is now. */
@Injectable()
export class ToldPeople {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The requester and the expert must be loaded. */
  async of(
    em: EntityManager,
    consultation: Consultation,
    relations: readonly ToldOfConsultation[],
  ): Promise<Person[]> {
    const found = await Promise.all(relations.map((relation) => this.inRelation(em, consultation, relation)));
    return found.flat();
  }

  coordinatorsOf(em: EntityManager, hospitalId: HospitalId): Promise<Person[]> {
    return peopleInPost(em, { hospitalId, role: 'coordinator' }, this.clock.now());
  }

  private async inRelation(
    em: EntityManager,
    consultation: Consultation,
    relation: ToldOfConsultation,
  ): Promise<Person[]> {
    const { state, requestedBy, expert, invitingHospital, invitedHospital, specialty } = consultation;
    const now = this.clock.now();
    const inRole = (role: 'coordinator' | 'hospitalAdministrator', hospital: typeof invitedHospital) =>
      hospital ? peopleInPost(em, { hospitalId: hospital.id, role }, now) : [];
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
        return untakenStates.some((one) => one === state) && invitedHospital && specialty
          ? peopleInPost(em, { hospitalId: invitedHospital.id, role: 'expert', specialty }, now)
          : [];
    }
  }
}
