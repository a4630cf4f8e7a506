import type { PeopleFilter } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Person, Post } from '../people/index.js';
import { likePattern } from '../regions/index.js';

function matching(search: string | undefined): FilterQuery<Person>[] {
  if (!search?.trim()) return [];
  const like = { $ilike: `%${likePattern(search.trim())}%` };
  return [{ $or: [{ nameZh: like }, { nameEn: like }, { email: like }, { licenceNumber: search.trim() }] }];
}

function inState(state: PeopleFilter['state']): FilterQuery<Person>[] {
  if (state === 'all') return [];
  return [{ disabledAt: state === 'disabled' ? { $ne: null } : null }];
}

/** Who holds such a post today or on a day to come. */
async function holdersOf(
  em: EntityManager,
  { hospitalId, role }: PeopleFilter,
  now: Date,
): Promise<FilterQuery<Person>[]> {
  if (hospitalId === undefined && role === undefined) return [];
  const posts = em
    .createQueryBuilder(Post, 'p')
    .select('person')
    .where({
      ...(hospitalId ? { hospital: hospitalId } : {}),
      ...(role ? { role } : {}),
      $or: [{ validUntil: null }, { validUntil: { $gte: now.toISOString().slice(0, 10) } }],
    });
  return [{ id: { $in: posts.getNativeQuery() } }];
}

/** One page of people by name, and how many there are in all. */
export async function findPeople(
  em: EntityManager,
  filter: PeopleFilter,
  now: Date,
): Promise<[Person[], number]> {
  const { page, pageSize, search, state } = filter;
  const where = { $and: [...(await holdersOf(em, filter, now)), ...inState(state), ...matching(search)] };
  return em.findAndCount(Person, where, {
    orderBy: { nameZh: 'asc', id: 'asc' },
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
}

export interface SignInFacts {
  readonly hasSecondFactor: boolean;
  readonly lastSignInAt: Date | null;
}

interface Row {
  id: PersonId;
  has_second_factor: boolean;
  last_sign_in_at: string | Date | null;
}

const sql = `
select p.id, exists (select from totp t where t.person_id = p.id and t.confirmed_at is not null)
    or exists (select from passkey k where k.person_id = p.id) as has_second_factor,
  (select max(s.created_at) from sign_in_session s where s.person_id = p.id) as last_sign_in_at
from person p where p.id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))`;

/** How people sign in, by person. */
export async function signInFactsOf(
  em: EntityManager,
  ids: readonly PersonId[],
): Promise<Map<PersonId, SignInFacts>> {
  const rows = await em.execute<Row[]>(sql, [JSON.stringify(ids)]);
  return new Map(
    rows.map(({ id, has_second_factor, last_sign_in_at }) => [
      id,
      {
        hasSecondFactor: has_second_factor,
        lastSignInAt: last_sign_in_at === null ? null : new Date(last_sign_in_at),
      },
    ]),
  );
}
