import { hospitalPosts, type PersonActor, type Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { Audience } from '../../base/realtime/realtime.js';

export const personAudience = (id: PersonId): Audience => `person:${id}`;
export const coordinatorAudience = (id: HospitalId): Audience => `coordinator:${id}`;
/** Experts hear of questions of their own specialties only, as they may see no others. */
export const expertAudience = (id: HospitalId, specialty: Specialty): Audience => `expert:${id}:${specialty}`;

/** What a person's posts let them hear. */
export const audiencesOf = (actor: PersonActor): Audience[] => [
  personAudience(actor.personId),
  ...hospitalPosts(actor).flatMap(({ role, hospitalId, specialties }): Audience[] => {
    if (role === 'coordinator') return [coordinatorAudience(hospitalId)];
    if (role === 'expert') return specialties.map((specialty) => expertAudience(hospitalId, specialty));
    return [];
  }),
];
