import type { HospitalId } from '@jiedui/kernel';
import {
  type ConsultationRelation,
  consultationRelationsOf,
  type SharedConsultation,
} from '../consultation/consultation.access.js';
import { type Actor, holdsPost, hospitalPosts, isPlatformAdministrator, supervisedRegions } from './actor.js';
import { coversRegion, type RegionCode } from './region-code.js';

export const hospitalRelations = [
  'staff',
  'coordinator',
  'hospitalAdministrator',
  'supervisorAbove',
  'platformAdministrator',
] as const;
export type HospitalRelation = (typeof hospitalRelations)[number];

/** How somebody stands to two hospitals that are paired, or may come to be. */
export const pairingRelations = [
  'invitingCoordinator',
  'invitedCoordinator',
  'invitingAdministrator',
  'invitedAdministrator',
  'supervisorAbove',
  'pairedStaff',
  'platformAdministrator',
] as const;
export type PairingRelation = (typeof pairingRelations)[number];

export interface HospitalSubject {
  readonly hospitalId: HospitalId;
  readonly regionCode: RegionCode | null;
}

export interface PairingSubject {
  readonly inviting: HospitalSubject;
  readonly invited: HospitalSubject;
}

/**
 * What access is asked to. The programme stands for what its hospitals tell one another, such as needs and strengths;
 * the installation for what belongs to no hospital and no region.
 */
export type Resource =
  | { readonly kind: 'consultation'; readonly consultation: SharedConsultation }
  | ({ readonly kind: 'hospital' } & HospitalSubject)
  | ({ readonly kind: 'pairing' } & PairingSubject)
  | { readonly kind: 'region'; readonly regionCode: RegionCode }
  | { readonly kind: 'programme' }
  | { readonly kind: 'installation' };

const participants = [
  'requester',
  'invitedExpert',
  'assignedExpert',
  'mdtMember',
  'invitingCoordinator',
  'invitedCoordinator',
  'glassBreaker',
  'system',
] as const satisfies readonly ConsultationRelation[];

/** Who opened it in an emergency reads along and does not write. */
const discussing = participants.filter((one) => one !== 'glassBreaker' && one !== 'system');

/**
 * Every permission that is no step of a lifecycle: to which resource, and to whom it is given. Who may appoint whom
 * goes by the roles of both, and stands in `libs/domain/src/people/post.rule.ts`.
 */
const permissions = {
  'consultation.see': { on: 'consultation', to: participants },
  'consultation.seeReaders': {
    on: 'consultation',
    to: ['requester', 'assignedExpert', 'invitingCoordinator', 'invitedCoordinator'],
  },
  'consultation.changeMembers': { on: 'consultation', to: ['assignedExpert', 'invitedCoordinator'] },
  'consultation.discuss': { on: 'consultation', to: discussing },
  'consultation.inviteGuests': {
    on: 'consultation',
    to: ['requester', 'assignedExpert', 'invitingCoordinator', 'invitedCoordinator'],
  },
  'consultation.correct': { on: 'consultation', to: ['invitingCoordinator', 'invitedCoordinator'] },
  'consultation.leadPanel': { on: 'consultation', to: ['assignedExpert', 'invitedCoordinator'] },
  'consultation.advise': { on: 'consultation', to: ['mdtMember'] },
  'consultation.breakGlass': { on: 'consultation', to: ['colleague'] },
  'hospital.change': { on: 'hospital', to: ['hospitalAdministrator', 'platformAdministrator'] },
  'hospital.seePeople': {
    on: 'hospital',
    to: ['coordinator', 'hospitalAdministrator', 'supervisorAbove', 'platformAdministrator'],
  },
  'hospital.managePeople': { on: 'hospital', to: ['hospitalAdministrator', 'platformAdministrator'] },
  'hospital.reviewGlass': { on: 'hospital', to: ['hospitalAdministrator'] },
  'hospital.seeAudit': { on: 'hospital', to: ['hospitalAdministrator'] },
  'hospital.tellNeeds': { on: 'hospital', to: ['coordinator', 'hospitalAdministrator'] },
  'hospital.importNeeds': {
    on: 'hospital',
    to: ['coordinator', 'hospitalAdministrator', 'supervisorAbove', 'platformAdministrator'],
  },
  'hospital.tellOutcomes': { on: 'hospital', to: ['coordinator', 'hospitalAdministrator'] },
  'hospital.report': { on: 'hospital', to: ['coordinator', 'hospitalAdministrator', 'supervisorAbove'] },
  'hospital.planSlots': { on: 'hospital', to: ['coordinator'] },
  'hospital.seeSlotPlans': {
    on: 'hospital',
    to: ['coordinator', 'hospitalAdministrator', 'platformAdministrator'],
  },
  'hospital.match': { on: 'hospital', to: ['coordinator'] },
  'hospital.seeLinks': { on: 'hospital', to: ['coordinator', 'hospitalAdministrator'] },
  'hospital.seeBoard': { on: 'hospital', to: ['staff', 'coordinator', 'hospitalAdministrator'] },
  'hospital.keepResources': { on: 'hospital', to: ['coordinator', 'hospitalAdministrator'] },
  'hospital.keepAvailability': { on: 'hospital', to: ['coordinator'] },
  'consultation.findSlots': {
    on: 'consultation',
    to: ['requester', 'assignedExpert', 'invitingCoordinator', 'invitedCoordinator'],
  },
  'hospital.seeRoster': { on: 'hospital', to: ['staff', 'coordinator', 'hospitalAdministrator'] },
  'hospital.keepRoster': { on: 'hospital', to: ['coordinator'] },
  'consultation.seeRouting': {
    on: 'consultation',
    to: ['requester', 'invitingCoordinator', 'invitedCoordinator'],
  },
  'consultation.direct': { on: 'consultation', to: ['invitedCoordinator'] },
  'pairing.see': { on: 'pairing', to: pairingRelations },
  'pairing.change': { on: 'pairing', to: ['invitingCoordinator', 'invitedCoordinator'] },
  'pairing.review': {
    on: 'pairing',
    to: ['invitingCoordinator', 'invitedCoordinator', 'supervisorAbove'],
  },
  'pairing.tend': {
    on: 'pairing',
    to: [
      'invitingCoordinator',
      'invitedCoordinator',
      'invitingAdministrator',
      'invitedAdministrator',
      'supervisorAbove',
    ],
  },
  'programme.see': { on: 'programme', to: ['programmeStaff'] },
  'programme.keep': { on: 'installation', to: ['platformAdministrator'] },
  'region.match': { on: 'region', to: ['supervisorAbove'] },
  'region.oversee': { on: 'region', to: ['supervisorAbove'] },
  'registry.manage': { on: 'installation', to: ['platformAdministrator'] },
  'installation.manage': { on: 'installation', to: ['platformAdministrator'] },
  'audit.seeAll': { on: 'installation', to: ['platformAdministrator'] },
} as const satisfies Record<
  string,
  | { on: 'consultation'; to: readonly ConsultationRelation[] }
  | { on: 'hospital'; to: readonly HospitalRelation[] }
  | { on: 'pairing'; to: readonly PairingRelation[] }
  | { on: 'region'; to: readonly ['supervisorAbove'] }
  | { on: 'programme'; to: readonly ['programmeStaff'] }
  | { on: 'installation'; to: readonly ['platformAdministrator'] }
>;

export type Permission = keyof typeof permissions;
export const allPermissions = Object.keys(permissions) as Permission[];
export type AccessRelation = ConsultationRelation | HospitalRelation | PairingRelation | 'programmeStaff';

/** Allowed by which relation; or refused, to a stranger or to somebody who stands too far. */
export type Verdict =
  | { readonly allowed: true; readonly why: AccessRelation }
  | { readonly allowed: false; readonly why: 'stranger' | 'notGiven' };

const supervises = (actor: Actor, code: RegionCode): boolean =>
  supervisedRegions(actor).some((region) => coversRegion(region, code));

export function hospitalRelationsOf(
  actor: Actor,
  { hospitalId, regionCode }: HospitalSubject,
): ReadonlySet<HospitalRelation> {
  const relations = new Set<HospitalRelation>();
  if (holdsPost(actor, 'coordinator', hospitalId)) relations.add('coordinator');
  if (holdsPost(actor, 'hospitalAdministrator', hospitalId)) relations.add('hospitalAdministrator');
  if (holdsPost(actor, 'countyDoctor', hospitalId) || holdsPost(actor, 'expert', hospitalId)) {
    relations.add('staff');
  }
  if (regionCode !== null && supervises(actor, regionCode)) relations.add('supervisorAbove');
  if (isPlatformAdministrator(actor)) relations.add('platformAdministrator');
  return relations;
}

/** A supervisor of either side is above the pairing. */
export function pairingRelationsOf(
  actor: Actor,
  { inviting, invited }: PairingSubject,
): ReadonlySet<PairingRelation> {
  const asks = hospitalRelationsOf(actor, inviting);
  const answers = hospitalRelationsOf(actor, invited);
  const either = (relation: HospitalRelation) => asks.has(relation) || answers.has(relation);
  const relations = new Set<PairingRelation>();
  if (asks.has('coordinator')) relations.add('invitingCoordinator');
  if (answers.has('coordinator')) relations.add('invitedCoordinator');
  if (asks.has('hospitalAdministrator')) relations.add('invitingAdministrator');
  if (answers.has('hospitalAdministrator')) relations.add('invitedAdministrator');
  if (either('supervisorAbove')) relations.add('supervisorAbove');
  if (either('staff')) relations.add('pairedStaff');
  if (either('platformAdministrator')) relations.add('platformAdministrator');
  return relations;
}

/** Whoever coordinates, administers or supervises anywhere has a part in the programme. */
const hasPartInProgramme = (actor: Actor): boolean =>
  hospitalPosts(actor, 'coordinator').length > 0 ||
  hospitalPosts(actor, 'hospitalAdministrator').length > 0 ||
  supervisedRegions(actor).length > 0 ||
  isPlatformAdministrator(actor);

function relationsOf(actor: Actor, resource: Resource, now: Date): ReadonlySet<AccessRelation> {
  switch (resource.kind) {
    case 'consultation':
      return consultationRelationsOf(actor, resource.consultation, now);
    case 'hospital':
      return hospitalRelationsOf(actor, resource);
    case 'pairing':
      return pairingRelationsOf(actor, resource);
    case 'programme':
      return new Set(hasPartInProgramme(actor) ? (['programmeStaff'] as const) : []);
    case 'region':
      return new Set(supervises(actor, resource.regionCode) ? (['supervisorAbove'] as const) : []);
    case 'installation':
      return new Set(isPlatformAdministrator(actor) ? (['platformAdministrator'] as const) : []);
  }
}

/** May this actor do this to that, now? Lifecycle steps are decided by their lifecycle, all else here. */
export function can(actor: Actor, permission: Permission, resource: Resource, now: Date): Verdict {
  const { on, to } = permissions[permission];
  const relations = on === resource.kind ? relationsOf(actor, resource, now) : new Set<AccessRelation>();
  const why = (to as readonly AccessRelation[]).find((relation) => relations.has(relation));
  if (why) return { allowed: true, why };
  return { allowed: false, why: relations.size === 0 ? 'stranger' : 'notGiven' };
}
