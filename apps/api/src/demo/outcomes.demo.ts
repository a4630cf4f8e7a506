import { lastFullQuarter, quarterEnd, quarterPlus, quartersBetween, type Specialty } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';

const shownQuarters = 8;

interface Trend {
  readonly hospital: string;
  readonly specialty: Specialty;
  /** Cases in the first quarter and in the last. */
  readonly cases: readonly [number, number];
  /** Share treated in the county in the first quarter and in the last, percent. */
  readonly share: readonly [number, number];
  readonly feesYuan: readonly [local: number, outside: number];
}

/** Curves that rise, and one that falls. */
const trends: readonly Trend[] = [
  {
    hospital: 'COUNTY-A',
    specialty: 'cardiology',
    cases: [260, 320],
    share: [52, 74],
    feesYuan: [5_600, 14_200],
  },
  {
    hospital: 'COUNTY-A',
    specialty: 'generalSurgery',
    cases: [300, 340],
    share: [66, 81],
    feesYuan: [6_900, 15_800],
  },
  {
    hospital: 'COUNTY-A',
    specialty: 'respiratory',
    cases: [220, 236],
    share: [71, 80],
    feesYuan: [3_900, 9_100],
  },
  {
    hospital: 'COUNTY-A',
    specialty: 'neurology',
    cases: [140, 150],
    share: [58, 54],
    feesYuan: [5_200, 12_600],
  },
  {
    hospital: 'COUNTY-B',
    specialty: 'obstetrics',
    cases: [120, 138],
    share: [63, 79],
    feesYuan: [4_100, 8_700],
  },
  {
    hospital: 'COUNTY-B',
    specialty: 'paediatrics',
    cases: [150, 168],
    share: [57, 70],
    feesYuan: [2_600, 6_400],
  },
];

const techniques = [
  ['COUNTY-A', 'chestPainCentre', '2025-11-20'],
  ['COUNTY-A', 'thrombolysisMi', '2026-03-05'],
  ['COUNTY-B', 'neonatalResuscitation', '2026-05-18'],
] as const;

const between = ([first, last]: readonly [number, number], part: number) => first + (last - first) * part;

function linesOf({ hospital, specialty, cases, share, feesYuan: [local, outside] }: Trend, now: Date) {
  const last = lastFullQuarter(now);
  return quartersBetween(quarterPlus(last, 1 - shownQuarters), last).map((quarter, at) => {
    const part = at / (shownQuarters - 1);
    const total = Math.round(between(cases, part));
    const casesLocal = Math.round((total * between(share, part)) / 100);
    return {
      hospital,
      specialty,
      quarter,
      casesLocal,
      casesTransferred: total - casesLocal,
      localFeeYuan: Math.round(local * (1 + 0.005 * at)),
      outsideFeeYuan: Math.round(outside * (1 + 0.008 * at)),
      recognisedResults: Math.round(total / 10),
      recognisedYuan: Math.round(total / 10) * 140,
      toldAt: `${quarterEnd(quarter)}T08:00:00Z`,
    };
  });
}

const insertLines = `
insert into outcome (hospital_id, quarter, specialty, cases_local, cases_transferred, local_fee_yuan, outside_fee_yuan,
  recognised_results, recognised_yuan, told_at, origin)
select h.id, quarter, specialty, "casesLocal", "casesTransferred", "localFeeYuan", "outsideFeeYuan",
  "recognisedResults", "recognisedYuan", "toldAt", 'entry'
from jsonb_to_recordset(?::jsonb) as line (hospital text, quarter text, specialty text, "casesLocal" integer,
  "casesTransferred" integer, "localFeeYuan" integer, "outsideFeeYuan" integer, "recognisedResults" integer,
  "recognisedYuan" bigint, "toldAt" timestamptz)
join hospital h on h.code = line.hospital
on conflict do nothing`;

const insertTechniques = `
insert into technique_introduced (id, hospital_id, technique, since, told_at)
select gen_random_uuid(), h.id, line.technique, line.since, line.since
from jsonb_to_recordset(?::jsonb) as line (hospital text, technique text, since date)
join hospital h on h.code = line.hospital
on conflict do nothing`;

/** Two years of figures of the demo's county hospitals, up to the last quarter that is over. */
export async function seedOutcomes(em: EntityManager, now: Date): Promise<void> {
  const lines = trends.flatMap((trend) => linesOf(trend, now));
  await em.execute(insertLines, [JSON.stringify(lines)]);
  const introduced = techniques.map(([hospital, technique, since]) => ({ hospital, technique, since }));
  await em.execute(insertTechniques, [JSON.stringify(introduced)]);
}
