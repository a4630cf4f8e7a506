import { expertIndependentYears, isIndependentFor, type Specialty } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { validOn } from '../../base/database/valid-on.js';
import { type Person, Post } from '../people/index.js';

/** The experts in post today who may take a question of a specialty, by hospital: independent long enough, account open. */
export async function eligibleExperts(
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  specialty: Specialty,
  now: Date,
): Promise<Map<HospitalId, Person[]>> {
  const posts = await em.find(
    Post,
    {
      hospital: { $in: [...hospitalIds] },
      role: 'expert',
      specialties: { $contains: [specialty] },
      person: { disabledAt: null },
      ...validOn(now),
    },
    { populate: ['person'], orderBy: { person: { nameZh: 'asc', id: 'asc' } } },
  );
  const fit = posts.filter(({ person }) =>
    isIndependentFor(person.practisingSince, expertIndependentYears, now),
  );
  const of = (id: HospitalId) =>
    fit.filter(({ hospital }) => hospital?.id === id).map(({ person }) => person);
  return new Map(hospitalIds.map((id) => [id, [...new Set(of(id))]]));
}
