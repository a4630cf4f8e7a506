import {
  nation,
  type Post as PostFact,
  type RegionCode,
  regionLineage,
  type Role,
  type Specialty,
} from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { validOn } from '../../base/database/valid-on.js';
import { Person } from './person.entity.js';
import { Post } from './post.entity.js';

/** How far below the nation, as the length of the code. */
const depthOf = (code: RegionCode | null) => (code === null || code === nation ? 0 : code.length);

/** The posts that a person holds today, with their hospitals. */
export const postsHeldBy = (em: EntityManager, personId: PersonId, now: Date): Promise<Post[]> =>
  em.find(Post, { person: personId, ...validOn(now) }, { populate: ['hospital'], orderBy: { id: 'asc' } });

/** The posts that people hold today, with their hospitals. */
export const postsHeldByAll = (
  em: EntityManager,
  personIds: readonly PersonId[],
  now: Date,
): Promise<Post[]> =>
  em.find(Post, { person: { $in: [...personIds] }, ...validOn(now) }, { populate: ['hospital'] });

/** The people who hold a role at a hospital today; experts of one specialty where one is named. */
export async function peopleInPost(
  em: EntityManager,
  post: { hospitalId: HospitalId; role: Role; specialty?: Specialty },
  now: Date,
): Promise<Person[]> {
  const posts = await em.find(
    Post,
    {
      hospital: post.hospitalId,
      role: post.role,
      ...validOn(now),
      person: { disabledAt: null },
      ...(post.specialty ? { specialties: { $contains: [post.specialty] } } : {}),
    },
    { populate: ['person'] },
  );
  return [...new Map(posts.map(({ person }) => [person.id, person])).values()];
}

/** Those who supervise a region, or else the nearest region above it that somebody supervises today. */
export async function nearestSupervisors(
  em: EntityManager,
  regionCode: RegionCode,
  now: Date,
): Promise<Person[]> {
  const posts = await em.find(
    Post,
    {
      role: 'supervisor',
      regionCode: { $in: regionLineage(regionCode) },
      ...validOn(now),
      person: { disabledAt: null },
    },
    { populate: ['person'] },
  );
  const depths = posts.map((post) => depthOf(post.regionCode));
  const nearest = posts.filter((post) => depthOf(post.regionCode) === Math.max(...depths));
  return nearest.map(({ person }) => person);
}

/** A post as the access rules see it. */
export function postFact({ role, hospital, regionCode, specialties }: Post): PostFact {
  if (role === 'platformAdministrator') return { role };
  if (role === 'supervisor') {
    if (regionCode === null) throw new Error('A supervisor has no region');
    return { role, regionCode };
  }
  if (hospital === null) throw new Error(`A post as ${role} has no hospital`);
  return { role, hospitalId: hospital.id, specialties };
}
