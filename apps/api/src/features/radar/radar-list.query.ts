import type { RadarItem, radarFilters } from '@jiedui/contracts';
import {
  type IsoDate,
  nation,
  type RadarState,
  radarStates,
  type RegionCode,
  sleepingStates,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';
import { itemColumns, itemOf, type ItemRow, watchedPairings, withEscalation } from './radar-item.query.js';

/** Whose pairings: of these hospitals on either side, and those that hospitals of these regions ask by. */
export interface RadarScope {
  readonly hospitalIds: readonly HospitalId[];
  readonly regionCodes: readonly RegionCode[];
}

export interface RadarFilter {
  readonly state: (typeof radarFilters)[number] | undefined;
  readonly search: string | undefined;
  readonly page: number;
  readonly pageSize: number;
}

const within = `(p.inviting_hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
  or p.invited_hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
  or i.region_code like any(array(select jsonb_array_elements_text(?::jsonb))))`;

function whereOf({ hospitalIds, regionCodes }: RadarScope, search: string | undefined) {
  const terms = search?.trim().split(/\s+/).filter(Boolean) ?? [];
  const ids = JSON.stringify(hospitalIds);
  const prefixes = JSON.stringify(regionCodes.map((code) => `${code === nation ? '' : code}%`));
  return {
    sql: [within, ...terms.map(() => '(i.search_text like ? or d.search_text like ?)')].join(' and '),
    parameters: [ids, ids, prefixes, ...terms.flatMap((term) => Array(2).fill(`%${likePattern(term)}%`))],
  };
}

const statesOf = (state: RadarFilter['state']): readonly RadarState[] =>
  state === undefined ? radarStates : state === 'asleep' ? sleepingStates : [state];

export interface RadarSlice {
  readonly items: RadarItem[];
  readonly counts: Record<RadarState, number>;
  /** Of the states that are asked for. */
  readonly total: number;
}

/** One pass finds whose pairings they are; whole rows are put together of the page alone. */
const sliceSql = (where: string) => `
with mine as materialized (
  select r.pairing_id, r.state, r.silent_since from ${watchedPairings} where ${where}
), found as (
  select pairing_id from mine where state = any(array(select jsonb_array_elements_text(?::jsonb)))
  order by silent_since, pairing_id limit ? offset ?
), item as (
  select ${itemColumns} from ${watchedPairings} ${withEscalation}
  where r.pairing_id in (select pairing_id from found) order by r.silent_since, r.pairing_id
)
select (select jsonb_object_agg(state, count) from (select state, count(*) from mine group by 1) counted) as counts,
  (select coalesce(jsonb_agg(to_jsonb(item)), '[]') from item) as rows`;

interface Found {
  readonly counts: Partial<Record<RadarState, number>> | null;
  readonly rows: readonly ItemRow[];
}

/** One page, the longest silence first, with how many there are of each state. */
export async function findRadarSlice(
  em: EntityManager,
  scope: RadarScope,
  { state, search, page, pageSize }: RadarFilter,
  today: IsoDate,
): Promise<RadarSlice> {
  const where = whereOf(scope, search);
  const states = statesOf(state);
  const [found] = await em.execute<[Found]>(sliceSql(where.sql), [
    ...where.parameters,
    JSON.stringify(states),
    pageSize,
    (page - 1) * pageSize,
  ]);
  const counts = { awake: 0, due: 0, dormant: 0, neverWoken: 0, noRhythm: 0, ...found.counts };
  return {
    items: found.rows.map((row) => itemOf(row, today)),
    counts,
    total: states.reduce((sum, one) => sum + counts[one], 0),
  };
}
