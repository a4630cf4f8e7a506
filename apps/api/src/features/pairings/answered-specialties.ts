import { type Specialty, specialties } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { validOn } from '../../base/database/valid-on.js';
import { Post } from '../people/index.js';

/** What the experts in post today answer at each hospital, in the order of the list of specialties. */
export async function specialtiesAnsweredBy(
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  now: Date,
): Promise<Map<HospitalId, Specialty[]>> {
  const posts = await em.find(Post, {
    hospital: { $in: [...hospitalIds] },
    role: 'expert',
    person: { disabledAt: null },
    ...validOn(now),
  });
  return new Map(
    hospitalIds.map((id) => {
      const held = new Set(
        posts.filter((post) => post.hospital?.id === id).flatMap((post) => post.specialties),
      );
      return [id, specialties.filter((specialty) => held.has(specialty))];
    }),
  );
}
