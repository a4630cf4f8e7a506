import type { HospitalId } from '@jiedui/kernel';
import {
  type ConsultationRelation,
  consultationRelationsOf,
  type SharedConsultation,
} from '../consultation/consultation.access.js';
import { type Actor, holdsPost, isPlatformAdministrator, supervisedRegions } from './actor.js';
import { coversRegion, type RegionCode } from './region-code.js';

export const hospitalRelations = [
  'staff',
  'coordinator',
  'hospitalAdministrator',
  'supervisorAbove',
  'platformAdministrator',
] as const;
export type HospitalRelation = (typeof hospitalRelations)[number];

export interface HospitalSubject {
  readonly hospitalId: HospitalId;
  readonly regionCode: RegionCode | null;
}

/** What access is asked to. The installation stands for what belongs to no hospital and no region. */
export type Resource =
  | { readonly kind: 'consultation'; readonly consultation: SharedConsultation }
  | ({ readonly kind: 'hospital' } & HospitalSubject)
  | { readonly kind: 'region'; readonly regionCode: RegionCode }
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
  'consultation.breakGlass': { on: 'consultation', to: ['colleague'] },
  'hospital.change': { on: 'hospital', to: ['hospitalAdministrator', 'platformAdministrator'] },
  'hospital.seePeople': {
    on: 'hospital',
    to: ['coordinator', 'hospitalAdministrator', 'supervisorAbove', 'platformAdministrator'],
  },
  'hospital.managePeople': { on: 'hospital', to: ['hospitalAdministrator', 'platformAdministrator'] },
  'hospital.reviewGlass': { on: 'hospital', to: ['hospitalAdministrator'] },
  'hospital.seeAudit': { on: 'hospital', to: ['hospitalAdministrator'] },
  'region.oversee': { on: 'region', to: ['supervisorAbove'] },
  'registry.manage': { on: 'installation', to: ['platformAdministrator'] },
  'installation.manage': { on: 'installation', to: ['platformAdministrator'] },
  'audit.seeAll': { on: 'installation', to: ['platformAdministrator'] },
} as const satisfies Record<
  string,
  | { on: 'consultation'; to: readonly ConsultationRelation[] }
  | { on: 'hospital'; to: readonly HospitalRelation[] }
  | { on: 'region'; to: readonly ['supervisorAbove'] }
  | { on: 'installation'; to: readonly ['platformAdministrator'] }
>;

export type Permission = keyof typeof permissions;
export const allPermissions = Object.keys(permissions) as Permission[];
export type AccessRelation = ConsultationRelation | HospitalRelation;

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

function relationsOf(actor: Actor, resource: Resource, now: Date): ReadonlySet<AccessRelation> {
  switch (resource.kind) {
    case 'consultation':
      return consultationRelationsOf(actor, resource.consultation, now);
    case 'hospital':
      return hospitalRelationsOf(actor, resource);
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
