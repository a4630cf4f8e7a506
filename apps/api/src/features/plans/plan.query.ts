import type { PlanFilter } from '@jiedui/contracts';
import {
  type Actor,
  hospitalPosts,
  isPlatformAdministrator,
  nation,
  supervisedRegions,
} from '@jiedui/domain';
import type { HospitalId, PairingId, PlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';

export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const either = (sql: string, ...values: unknown[]): Condition => ({
  sql: `(${sql.replaceAll('$h', 'asks')} or ${sql.replaceAll('$h', 'helps')})`,
  values: [...values, ...values],
});

export const pairingsOfHospitals = (ids: readonly HospitalId[]): Condition =>
  either('$h.id = any(?::uuid[])', `{${[...new Set(ids)].join(',')}}`);

/** Pairings of which one side is the actor's: their hospitals, or what lies in the regions they supervise. */
export function pairingsOfActor(actor: Actor): Condition {
  if (isPlatformAdministrator(actor)) return { sql: 'true', values: [] };
  const parts = [
    pairingsOfHospitals(hospitalPosts(actor).map(({ hospitalId }) => hospitalId)),
    ...supervisedRegions(actor).map((region) =>
      either("coalesce($h.region_code, '') like ?", region === nation ? '%' : `${region}%`),
    ),
  ];
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' or ')})`,
    values: parts.flatMap(({ values }) => values),
  };
}

/** With both hospitals, for conditions and for the order. */
export const pairedHospitals = `
  join hospital asks on asks.id = p.inviting_hospital_id join hospital helps on helps.id = p.invited_hospital_id`;

const when = <T>(value: T | undefined, condition: (value: T) => Condition): Condition[] =>
  value === undefined ? [] : [condition(value)];

function conditionsOf(filter: PlanFilter): Condition[] {
  const { year, state, regionCode, pairingId, search } = filter;
  const terms = search?.trim().split(/\s+/).filter(Boolean) ?? [];
  return [
    ...when(year, (value) => ({ sql: 'plan.year = ?', values: [value] })),
    ...when(state, (value) => ({ sql: 'plan.state = ?', values: [value] })),
    // What was dropped is out of the way until somebody asks for it.
    ...(state === undefined ? [{ sql: "plan.state <> 'dropped'", values: [] }] : []),
    ...when(pairingId, (value) => ({ sql: 'plan.pairing_id = ?', values: [value] })),
    ...when(regionCode === nation ? undefined : regionCode, (value) =>
      either("coalesce($h.region_code, '') like ?", `${value}%`),
    ),
    ...terms.map((term) => either('$h.search_text like ?', `%${likePattern(term)}%`)),
  ];
}

/** One page of ids: latest year first, then by the inviting hospital's code. */
export async function findPlanIds(
  em: EntityManager,
  actor: Actor,
  filter: PlanFilter,
): Promise<{ readonly ids: PlanId[]; readonly total: number }> {
  const conditions = [pairingsOfActor(actor), ...conditionsOf(filter)];
  const from = `from plan join pairing p on p.id = plan.pairing_id ${pairedHospitals}
    where ${conditions.map(({ sql }) => sql).join(' and ')}`;
  const values = conditions.flatMap((condition) => condition.values);
  const [count] = await em.execute<[{ total: number }]>(`select count(*)::int as total ${from}`, values);
  const rows = await em.execute<{ id: PlanId }[]>(
    `select plan.id ${from}
     order by plan.year desc, asks.code collate "C", helps.code collate "C", plan.id limit ? offset ?`,
    [...values, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { ids: rows.map(({ id }) => id), total: count.total };
}

interface UnplannedRow {
  readonly id: PairingId;
  readonly lastId: PlanId | null;
  readonly lastYear: number | null;
}

/** At so many a list to choose from is no help any more. */
const choicesMax = 200;

/** Pairings of hospitals that have no plan of a year, with the latest plan before it. */
export function findUnplanned(
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  year: number,
): Promise<UnplannedRow[]> {
  const own = pairingsOfHospitals(hospitalIds);
  return em.execute<UnplannedRow[]>(
    `select p.id, last.id as "lastId", last.year as "lastYear" from pairing p ${pairedHospitals}
     left join lateral (
       select id, year from plan where pairing_id = p.id and state <> 'dropped' and year < ? order by year desc limit 1
     ) last on true
     where ${own.sql} and not exists (
       select from plan where pairing_id = p.id and year = ? and state <> 'dropped')
     order by asks.code collate "C", helps.code collate "C" limit ${choicesMax}`,
    [year, ...own.values, year],
  );
}

/** The plans of hospitals that run. */
export async function findRunningIds(
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
): Promise<PlanId[]> {
  const own = pairingsOfHospitals(hospitalIds);
  const rows = await em.execute<{ id: PlanId }[]>(
    `select plan.id from plan join pairing p on p.id = plan.pairing_id ${pairedHospitals}
     where plan.state = 'running' and ${own.sql}
     order by asks.code collate "C", helps.code collate "C", plan.year limit ${choicesMax}`,
    [...own.values],
  );
  return rows.map(({ id }) => id);
}
