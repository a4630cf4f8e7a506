import type { RadarFigures } from '@jiedui/contracts';
import { nation, type RegionCode } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';

interface Row extends RadarFigures {
  /** Of the region right below; of the region itself for hospitals that stand right at it. */
  readonly code: RegionCode;
}

/** Each pairing and each county hospital once, by the child region that the asking hospital stands in. */
const sql = `
with watched as (
  select p.inviting_hospital_id as hospital_id, r.state, exists (
    select from radar_escalation e where e.pairing_id = r.pairing_id and e.closed_at is null) as is_escalated
  from radar_reading r join pairing p on p.id = r.pairing_id
), hospitals as (
  select h.id, left(h.region_code, ?) as code, h.tier = 'county' as is_county from hospital h where h.region_code like ?
)
select h.code, count(w.state)::int as pairings,
  (count(*) filter (where w.state = 'awake'))::int as awake,
  (count(*) filter (where w.state = 'due'))::int as due,
  (count(*) filter (where w.state = 'dormant'))::int as dormant,
  (count(*) filter (where w.state = 'neverWoken'))::int as "neverWoken",
  (count(*) filter (where w.state = 'noRhythm'))::int as "noRhythm",
  (count(*) filter (where w.is_escalated))::int as escalated,
  (count(distinct h.id) filter (where h.is_county))::int as "countyHospitals",
  (count(*) filter (where h.is_county and w.state is null))::int as "unpairedHospitals"
from hospitals h left join watched w on w.hospital_id = h.id group by 1`;

export const noFigures: RadarFigures = {
  pairings: 0,
  awake: 0,
  due: 0,
  dormant: 0,
  neverWoken: 0,
  noRhythm: 0,
  escalated: 0,
  countyHospitals: 0,
  unpairedHospitals: 0,
};

const figureNames = Object.keys(noFigures) as (keyof RadarFigures)[];

export interface FiguresBelow {
  readonly all: RadarFigures;
  readonly of: (child: RegionCode) => RadarFigures;
}

/** Of a region and of each region right below it. @param childLength the digits of a code below it */
export async function findRadarFigures(
  em: EntityManager,
  region: RegionCode,
  childLength: number,
): Promise<FiguresBelow> {
  const rows = await em.execute<Row[]>(sql, [childLength, `${region === nation ? '' : region}%`]);
  const byCode = new Map(rows.map(({ code, ...figures }) => [code, figures]));
  const all = { ...noFigures };
  for (const figures of byCode.values()) for (const name of figureNames) all[name] += figures[name];
  return { all, of: (child) => byCode.get(child) ?? noFigures };
}
