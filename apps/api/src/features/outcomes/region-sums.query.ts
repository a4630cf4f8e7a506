import {
  type Balance,
  type CaseCounts,
  nation,
  type Period,
  type Quarter,
  type RegionCode,
  type Specialty,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Sums of lines: of a quarter, a child region in a quarter, a specialty in a quarter, or a hospital in a quarter. */
export interface Sums extends CaseCounts {
  readonly quarter: Quarter;
  readonly child: RegionCode | null;
  readonly specialty: Specialty | null;
  readonly hospitalId: HospitalId | null;
  readonly recognisedResults: number;
  readonly recognisedYuan: number;
  readonly avoided: Balance;
  readonly savedYuan: Balance;
}

type Row = Omit<Sums, 'avoided' | 'savedYuan'> &
  Record<'avoidedGained' | 'avoidedLost' | 'savedGained' | 'savedLost', number> &
  Record<'avoidedUncounted' | 'savedUncounted', number>;

/** What cannot be counted is neither gained nor lost: greatest and least pass over null. */
const gains = (column: string) =>
  `sum(greatest(${column}, 0)) as ${column}_gained, sum(least(${column}, 0)) as ${column}_lost,
  count(*) - count(${column}) as ${column}_uncounted`;

/** What is kept of the lines of a group; sums of such sums are made by `sumsAgain`. */
const sumsOfLines = `sum(cases_local) as cases_local, sum(cases_transferred) as cases_transferred,
  sum(recognised_results) as recognised_results, sum(recognised_yuan::float8) as recognised_yuan,
  ${gains('avoided')}, ${gains('saved')}`;

const gainsAgain = (column: string) =>
  `sum(${column}_gained) as "${column}Gained", sum(${column}_lost) as "${column}Lost",
  sum(${column}_uncounted)::int as "${column}Uncounted"`;

const sumsAgain = `sum(cases_local)::int as "casesLocal", sum(cases_transferred)::int as "casesTransferred",
  coalesce(sum(recognised_results), 0)::int as "recognisedResults",
  coalesce(sum(recognised_yuan), 0)::float8 as "recognisedYuan", ${gainsAgain('avoided')}, ${gainsAgain('saved')}`;

/**
 * The formulas of libs/domain/src/outcome, over a whole region in one pass: a line against that of its hospital and
 * specialty in the baseline quarter. The test beside holds them against one another.
 */
const linesSql = `
with place as materialized (
  select id, left(region_code, ?) collate "C" as child from hospital
  where region_code like ? and (?::jsonb is null or id in (select jsonb_array_elements_text(?::jsonb)::uuid))
), line as (
  select p.child, p.id, o.quarter, o.specialty, o.cases_local, o.cases_transferred, o.recognised_results,
    o.recognised_yuan, a.avoided, a.avoided * (o.outside_fee_yuan - o.local_fee_yuan) as saved
  from place p
  join outcome o on o.hospital_id = p.id and o.quarter between ? and ? and (?::text is null or o.specialty = ?)
  left join outcome b on b.hospital_id = p.id and b.quarter = ? and b.specialty = o.specialty
    and b.cases_local + b.cases_transferred > 0
  cross join lateral (select (o.cases_local + o.cases_transferred) * b.cases_transferred::float8
    / (b.cases_local + b.cases_transferred) - o.cases_transferred as avoided) a
)`;

export interface Scope {
  readonly region: RegionCode;
  readonly period: Period;
  readonly specialty?: Specialty | undefined;
  /** These alone, of the region. */
  readonly hospitalIds?: readonly HospitalId[] | undefined;
  /** Characters of a code of the regions right below. */
  readonly childLength: number;
}

const sumsOfRow = ({
  avoidedGained,
  avoidedLost,
  avoidedUncounted,
  savedGained,
  savedLost,
  savedUncounted,
  ...row
}: Row): Sums => ({
  ...row,
  avoided: { gained: avoidedGained, lost: avoidedLost, uncounted: avoidedUncounted },
  savedYuan: { gained: savedGained, lost: savedLost, uncounted: savedUncounted },
});

/** The prefix of codes in a region, and the named hospitals twice, as the condition on `hospital` wants them. */
export function placeValues({ region, hospitalIds }: Pick<Scope, 'region' | 'hospitalIds'>) {
  const ids = hospitalIds ? JSON.stringify(hospitalIds) : null;
  return [`${region === nation ? '' : region}%`, ids, ids];
}

/** The period and the baseline quarter, whichever begins earlier. */
const valuesOf = ({ region, period, specialty, childLength, hospitalIds }: Scope) => [
  childLength,
  ...placeValues({ region, hospitalIds }),
  period.first < period.baseline ? period.first : period.baseline,
  period.last,
  specialty ?? null,
  specialty ?? null,
  period.baseline,
];

/** The lines are gone through once; what they come to is then summed by quarter, by child and by specialty. */
export async function findSums(em: EntityManager, scope: Scope): Promise<Sums[]> {
  const rows = await em.execute<Row[]>(
    `${linesSql}, cell as (select child, specialty, quarter, ${sumsOfLines} from line group by 1, 2, 3)
     select quarter, child, specialty, null::uuid as "hospitalId", ${sumsAgain}
     from cell group by grouping sets ((quarter), (child, quarter), (specialty, quarter))`,
    valuesOf(scope),
  );
  return rows.map(sumsOfRow);
}

/** Hospital by hospital; of regions that are small enough to list. */
export async function findHospitalSums(em: EntityManager, scope: Scope): Promise<Sums[]> {
  const rows = await em.execute<Row[]>(
    `${linesSql}, cell as (select id, quarter, ${sumsOfLines} from line group by 1, 2)
     select quarter, null as child, null as specialty, id as "hospitalId", ${sumsAgain}
     from cell group by id, quarter`,
    valuesOf(scope),
  );
  return rows.map(sumsOfRow);
}

export interface Tellers {
  readonly child: RegionCode | null;
  readonly quarter: Quarter;
  readonly hospitals: number;
}

/** How many hospitals told anything, by quarter, and by child region and quarter. */
export const countTellers = (
  em: EntityManager,
  { period, specialty, childLength, ...place }: Scope,
): Promise<Tellers[]> =>
  em.execute<Tellers[]>(
    `with place as (
       select id, left(region_code, ?) collate "C" as child from hospital
       where region_code like ? and (?::jsonb is null or id in (select jsonb_array_elements_text(?::jsonb)::uuid))
     ), told as materialized (
       select distinct hospital_id, quarter from outcome
       where quarter between ? and ? and (?::text is null or specialty = ?)
     )
     select child, quarter, count(*)::int as hospitals from told join place on place.id = told.hospital_id
     group by grouping sets ((quarter), (child, quarter))`,
    [childLength, ...placeValues(place), period.first, period.last, specialty ?? null, specialty ?? null],
  );

export interface SumsAndTellers {
  readonly sums: readonly Sums[];
  readonly tellers: readonly Tellers[];
}

export const findSumsAndTellers = async (em: EntityManager, scope: Scope): Promise<SumsAndTellers> => ({
  sums: await findSums(em, scope),
  tellers: await countTellers(em, scope),
});
