import type { ResourceKind, Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId, ResourceId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { idArray } from './sql-values.js';

/** So many take a seat at most: past that, which of them hardly matters. */
const candidatesMax = 200;

const expertsSql = `select distinct p.person_id as id from post p join person x on x.id = p.person_id
  where p.role = 'expert' and p.hospital_id = any(?::uuid[]) and x.disabled_at is null
    and ?::date between p.valid_from and coalesce(p.valid_until, 'infinity')`;

/** Those who are experts of these hospitals today: of people by name, or of a specialty. */
export async function expertsAmong(
  em: EntityManager,
  wanted: {
    readonly hospitalIds: readonly HospitalId[];
    readonly personIds?: readonly PersonId[];
    readonly specialty?: Specialty;
  },
  now: Date,
): Promise<string[]> {
  const parameters = [idArray(wanted.hospitalIds), now.toISOString().slice(0, 10)];
  const { personIds, specialty } = wanted;
  const [narrower, value] = personIds
    ? ['p.person_id = any(?::uuid[])', idArray(personIds)]
    : ['? = any(p.specialties)', specialty ?? ''];
  const rows = await em.execute<{ id: string }[]>(
    `${expertsSql} and ${narrower} order by 1 limit ${candidatesMax}`,
    [...parameters, value],
  );
  return rows.map(({ id }) => id);
}

/** Rooms and devices of these hospitals that are in use: by name, or of a kind. */
export async function resourcesAmong(
  em: EntityManager,
  wanted: {
    readonly hospitalIds: readonly HospitalId[];
    readonly resourceIds?: readonly ResourceId[];
    readonly kind?: ResourceKind;
  },
): Promise<string[]> {
  const { resourceIds, kind } = wanted;
  const [narrower, value] = resourceIds
    ? ['id = any(?::uuid[])', idArray(resourceIds)]
    : ['kind = ?', kind ?? ''];
  const rows = await em.execute<{ id: string }[]>(
    `select id from resource where hospital_id = any(?::uuid[]) and retired_at is null and ${narrower}
     order by name_zh, id limit ${candidatesMax}`,
    [idArray(wanted.hospitalIds), value],
  );
  return rows.map(({ id }) => id);
}
