import type { HospitalId, PersonId } from '@jiedui/kernel';

export const roles = ['countyDoctor', 'expert', 'coordinator'] as const;
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

/** One position of a person: a role at a hospital. A person may hold several. */
export interface Post {
  readonly role: Role;
  readonly hospitalId: HospitalId;
  /** What an expert answers; empty for other roles. */
  readonly specialties: readonly Specialty[];
}

/** Who acts: a signed-in person with the posts held now, or the system itself. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly posts: readonly Post[] }
  | { readonly kind: 'system' };

export const systemActor: Actor = { kind: 'system' };

/** True when the actor holds this role, at this hospital where one is named. */
export function holdsPost(actor: Actor, role: Role, hospitalId?: HospitalId): boolean {
  return (
    actor.kind === 'person' &&
    actor.posts.some(
      (post) => post.role === role && (hospitalId === undefined || post.hospitalId === hospitalId),
    )
  );
}
