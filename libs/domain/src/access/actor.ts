import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { RegionCode } from './region-code.js';

/** Roles that are held at one hospital. */
export const hospitalRoles = ['countyDoctor', 'expert', 'coordinator', 'hospitalAdministrator'] as const;
export type HospitalRole = (typeof hospitalRoles)[number];

/** A supervisor answers for a region and all below it; a platform administrator for the installation. */
export const roles = [...hospitalRoles, 'supervisor', 'platformAdministrator'] as const;
export type Role = (typeof roles)[number];

export const specialties = [
  'cardiology',
  'neurology',
  'respiratory',
  'gastroenterology',
  'endocrinology',
  'nephrology',
  'oncology',
  'generalSurgery',
  'orthopaedics',
  'obstetrics',
  'paediatrics',
  'emergency',
  'radiology',
] as const;
export type Specialty = (typeof specialties)[number];

export interface HospitalPost {
  readonly role: HospitalRole;
  readonly hospitalId: HospitalId;
  /** What an expert answers; empty for other roles. */
  readonly specialties: readonly Specialty[];
}

/** One position of a person. A person may hold several. */
export type Post =
  | HospitalPost
  | { readonly role: 'supervisor'; readonly regionCode: RegionCode }
  | { readonly role: 'platformAdministrator' };

/** Who acts: a signed-in person with the posts held now, or the system itself. */
export type PersonActor = {
  readonly kind: 'person';
  readonly personId: PersonId;
  readonly posts: readonly Post[];
};
export type Actor = PersonActor | { readonly kind: 'system' };

export const systemActor: Actor = { kind: 'system' };

const isHospitalPost = (post: Post): post is HospitalPost => 'hospitalId' in post;

/** The posts that an actor holds at hospitals, of one role where it is named. */
export const hospitalPosts = (actor: Actor, role?: HospitalRole): readonly HospitalPost[] =>
  actor.kind === 'person'
    ? actor.posts.filter(isHospitalPost).filter((post) => role === undefined || post.role === role)
    : [];

/** True when the actor holds this role, at this hospital where one is named. */
export const holdsPost = (actor: Actor, role: HospitalRole, hospitalId?: HospitalId): boolean =>
  hospitalPosts(actor, role).some((post) => hospitalId === undefined || post.hospitalId === hospitalId);

export const isPlatformAdministrator = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.posts.some(({ role }) => role === 'platformAdministrator');

/** The regions an actor supervises; each stands for itself and all below it. */
export const supervisedRegions = (actor: Actor): readonly RegionCode[] =>
  actor.kind === 'person'
    ? actor.posts.flatMap((post) => (post.role === 'supervisor' ? [post.regionCode] : []))
    : [];
