import type { HospitalId } from '@jiedui/kernel';
import { type Actor, hospitalPosts, hospitalRoles, type Role, type Specialty } from '../access/actor.js';
import type { RegionCode } from '../access/region-code.js';

/** A post as it is asked for: role, and where it is held. */
export interface WantedPost {
  readonly role: Role;
  readonly hospitalId: HospitalId | null;
  readonly regionCode: RegionCode | null;
  readonly specialties: readonly Specialty[];
}

const isHospitalRole = (role: Role): boolean => (hospitalRoles as readonly Role[]).includes(role);

/** True when a post has the place its role is held at, and specialties exactly where it answers questions. */
export function isPostWellFormed({ role, hospitalId, regionCode, specialties }: WantedPost): boolean {
  const placeFits =
    (hospitalId !== null) === isHospitalRole(role) && (regionCode !== null) === (role === 'supervisor');
  return placeFits && specialties.length > 0 === (role === 'expert');
}

type HeldPlace = Pick<WantedPost, 'role' | 'hospitalId'>;

/** Hospital administrators appoint at their own hospital; platform administrators appoint everybody. */
export function mayAppoint(actor: Actor, { role, hospitalId }: HeldPlace): boolean {
  if (actor.kind === 'system') return true;
  if (actor.posts.some((post) => post.role === 'platformAdministrator')) return true;
  if (!isHospitalRole(role) || hospitalId === null) return false;
  return hospitalPosts(actor, 'hospitalAdministrator').some((post) => post.hospitalId === hospitalId);
}

/** Roles that appoint people or look over hospitals. They see no case, so nobody holds one beside a role that does. */
const governingRoles: ReadonlySet<Role> = new Set([
  'hospitalAdministrator',
  'supervisor',
  'platformAdministrator',
]);

/** Whether one person may hold this role beside those that they hold now or later. */
export const mayHoldBeside = (role: Role, held: readonly Role[]): boolean =>
  held.every((other) => governingRoles.has(other) === governingRoles.has(role));

/**
 * Who may close somebody's account, or change what is on record of them: whoever may end all their posts. A hospital
 * cannot shut out a person whom another one relies on.
 */
export const mayManageAccount = (actor: Actor, held: readonly HeldPlace[]): boolean =>
  held.length === 0
    ? mayAppoint(actor, { role: 'platformAdministrator', hospitalId: null })
    : held.every((post) => mayAppoint(actor, post));
