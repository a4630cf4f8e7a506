import type { HospitalId } from '@jiedui/kernel';
import { holdsPost, type Actor } from '../access/actor.js';
import type { ConsultationParties } from './consultation.js';
import type { ConsultationState } from './consultation.states.js';

export const consultationRelations = [
  'requester',
  'invitedExpert',
  'assignedExpert',
  'invitingCoordinator',
  'invitedCoordinator',
  'system',
] as const;
export type ConsultationRelation = (typeof consultationRelations)[number];

const answersFor = (actor: Actor, hospitalId: HospitalId, parties: ConsultationParties): boolean =>
  actor.kind === 'person' &&
  actor.posts.some(
    (post) =>
      post.role === 'expert' &&
      post.hospitalId === hospitalId &&
      parties.specialty !== null &&
      post.specialties.includes(parties.specialty),
  );

/**
 * How an actor stands to a consultation. No relation means: a stranger, to whom it does not exist.
 * Until it was asked, it belongs to its author alone. An expert is invited while the question is open, by specialty;
 * the one who took it keeps access for the life of the consultation.
 */
export function consultationRelationsOf(
  actor: Actor,
  consultation: ConsultationParties & { readonly state: ConsultationState },
): ReadonlySet<ConsultationRelation> {
  if (actor.kind === 'system') return new Set(['system']);
  const relations = new Set<ConsultationRelation>();
  const { state, requestedById, submittedAt, invitingHospitalId, invitedHospitalId, expertId } = consultation;
  if (requestedById === actor.personId && holdsPost(actor, 'countyDoctor', invitingHospitalId)) {
    relations.add('requester');
  }
  if (submittedAt === null) return relations;
  if (holdsPost(actor, 'coordinator', invitingHospitalId)) relations.add('invitingCoordinator');
  if (invitedHospitalId === null) return relations;
  if (holdsPost(actor, 'coordinator', invitedHospitalId)) relations.add('invitedCoordinator');
  if (expertId === actor.personId) relations.add('assignedExpert');
  if (state === 'submitted' && answersFor(actor, invitedHospitalId, consultation)) {
    relations.add('invitedExpert');
  }
  return relations;
}

/** Those who may take part in the live session, and the standing they take part in. */
export function sessionRoleOf(
  relations: ReadonlySet<ConsultationRelation>,
): 'countyDoctor' | 'expert' | undefined {
  if (relations.has('assignedExpert')) return 'expert';
  if (relations.has('requester')) return 'countyDoctor';
  return undefined;
}
