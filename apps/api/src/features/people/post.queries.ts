import type { Post as PostFact, Role, Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { validOn } from '../../base/database/valid-on.js';
import { Person } from './person.entity.js';
import { Post } from './post.entity.js';

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
