import type { HospitalId, PersonId } from '@jiedui/kernel';
import { holdsPost, hospitalPosts, type Actor } from '../access/actor.js';
import type { ConsultationParties } from './consultation.js';
import type { RoomRole } from '../room/room-rights.js';
import { type ConsultationState, untakenStates } from './consultation.states.js';

export const consultationRelations = [
  'requester',
  'invitedExpert',
  'assignedExpert',
  'mdtMember',
  'invitingCoordinator',
  'invitedCoordinator',
  'glassBreaker',
  'colleague',
  'hospitalAdministrator',
  'system',
] as const;
export type ConsultationRelation = (typeof consultationRelations)[number];

/** Emergency access that somebody took with a reason, until it runs out. */
export interface BrokenGlass {
  readonly personId: PersonId;
  readonly until: Date;
}

/** A consultation as access sees it, with those it was shared with beyond its parties. */
export interface SharedConsultation extends ConsultationParties {
  readonly state: ConsultationState;
  readonly memberIds: readonly PersonId[];
  readonly brokenGlass: readonly BrokenGlass[];
}

const answersFor = (actor: Actor, hospitalId: HospitalId, { specialty }: ConsultationParties): boolean =>
  specialty !== null &&
  hospitalPosts(actor, 'expert').some(
    (post) => post.hospitalId === hospitalId && post.specialties.includes(specialty),
  );

const isUntaken = (state: ConsultationState) => untakenStates.some((one) => one === state);

/** Doctors of one of the two hospitals: strangers to the case, but may open it in an emergency. */
const isColleague = (actor: Actor, hospitalIds: readonly HospitalId[]): boolean =>
  hospitalIds.some((id) => holdsPost(actor, 'countyDoctor', id) || holdsPost(actor, 'expert', id));

/**
 * How an actor stands to a consultation. Until it was asked, it belongs to its author alone. An expert is invited
 * while the question is open, by specialty; the one who took it, and those asked to join, keep access for the
 * life of the consultation. Colleagues and administrators of its hospitals do not see it by standing so.
 */
export function consultationRelationsOf(
  actor: Actor,
  consultation: SharedConsultation,
  now: Date,
): ReadonlySet<ConsultationRelation> {
  if (actor.kind === 'system') return new Set(['system']);
  const { personId } = actor;
  const { state, requestedById, submittedAt, invitingHospitalId, invitedHospitalId, expertId } = consultation;
  const hospitalIds = [invitingHospitalId, invitedHospitalId].filter((id) => id !== null);
  const isInvited = invitedHospitalId !== null;
  const stands: Record<Exclude<ConsultationRelation, 'system' | 'requester'>, boolean> = {
    invitedExpert: isInvited && isUntaken(state) && answersFor(actor, invitedHospitalId, consultation),
    assignedExpert: isInvited && expertId === personId,
    mdtMember: consultation.memberIds.includes(personId),
    invitingCoordinator: holdsPost(actor, 'coordinator', invitingHospitalId),
    invitedCoordinator: isInvited && holdsPost(actor, 'coordinator', invitedHospitalId),
    glassBreaker: consultation.brokenGlass.some((glass) => glass.personId === personId && glass.until > now),
    colleague: isColleague(actor, hospitalIds),
    hospitalAdministrator: hospitalIds.some((id) => holdsPost(actor, 'hospitalAdministrator', id)),
  };
  const relations = new Set<ConsultationRelation>();
  if (requestedById === personId && holdsPost(actor, 'countyDoctor', invitingHospitalId)) {
    relations.add('requester');
  }
  if (submittedAt === null) return relations;
  for (const relation of consultationRelations) {
    if (relation !== 'system' && relation !== 'requester' && stands[relation]) relations.add(relation);
  }
  return relations;
}

const standings = [
  ['assignedExpert', 'expert'],
  ['requester', 'countyDoctor'],
  ['mdtMember', 'panelMember'],
  ['invitingCoordinator', 'coordinator'],
  ['invitedCoordinator', 'coordinator'],
] as const satisfies readonly (readonly [ConsultationRelation, RoomRole])[];

/** Those who may take part in the live session, the standing they take part in, and by which relation. */
export function sessionRoleOf(relations: ReadonlySet<ConsultationRelation>) {
  const found = standings.find(([relation]) => relations.has(relation));
  return found && { why: found[0], role: found[1] };
}
