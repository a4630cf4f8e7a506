import {
  hospitalPosts,
  type PersonActor,
  type RegionCode,
  type Specialty,
  supervisedRegions,
} from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { Audience } from '../../base/realtime/realtime.js';

export const personAudience = (id: PersonId): Audience => `person:${id}`;
export const coordinatorAudience = (id: HospitalId): Audience => `coordinator:${id}`;
export const administratorAudience = (id: HospitalId): Audience => `hospitalAdministrator:${id}`;
/** Those who supervise this very region; what happens below it is told to each region above. */
export const supervisorAudience = (code: RegionCode): Audience => `supervisor:${code}`;
/** Experts hear of questions of their own specialties only, as they may see no others. */
export const expertAudience = (id: HospitalId, specialty: Specialty): Audience => `expert:${id}:${specialty}`;

/** What a person's posts let them hear. */
export const audiencesOf = (actor: PersonActor): Audience[] => [
  personAudience(actor.personId),
  ...hospitalPosts(actor).flatMap(({ role, hospitalId, specialties }): Audience[] => {
    if (role === 'coordinator') return [coordinatorAudience(hospitalId)];
    if (role === 'hospitalAdministrator') return [administratorAudience(hospitalId)];
    if (role === 'expert') return specialties.map((specialty) => expertAudience(hospitalId, specialty));
    return [];
  }),
  ...supervisedRegions(actor).map(supervisorAudience),
];
