import {
  type CapabilityLevel,
  type CareLanguage,
  type CountyNeeds,
  nation,
  type QuestionnaireKind,
  type RegionCode,
  type Specialty,
  type SpecialtyNeed,
  type SpecialtyOffer,
  type TechniqueCode,
  type TopStrengths,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Whose answers; what is left out does not narrow. */
export interface AnswerScope {
  readonly hospitalIds?: readonly HospitalId[];
  /** The region and all below it. */
  readonly regionCode?: RegionCode;
  /** Nothing newer than this year: whoever did not answer for it speaks by an earlier one. */
  readonly year?: number;
}

/** A line with what its questionnaire says on every one. Lists are texts: to make them of so many rows takes longest. */
interface Row {
  readonly hospitalId: HospitalId;
  readonly year: number;
  readonly languages: string;
  readonly posts: number;
  readonly teleclinicHoursPerWeek: number;
  readonly specialty: Specialty;
  readonly capability: CapabilityLevel;
  readonly evidence: string;
  readonly techniques: string;
  readonly casesPerYear: number;
  readonly transferOutPercent: number;
  readonly wantedPosts: number;
}

/**
 * The lines of the latest version that each hospital submitted. They are looked up by the key, hospital after hospital,
 * which stays quick whatever the planner knows of the tables.
 */
const sql = `
select q.hospital_id as "hospitalId", q.year, array_to_string(q.languages, ',') as languages, q.posts,
  q.teleclinic_hours_per_week::float8 as "teleclinicHoursPerWeek", l.specialty, l.capability, l.evidence,
  array_to_string(l.techniques, ',') as techniques, l.cases_per_year as "casesPerYear",
  l.transfer_out_percent::float8 as "transferOutPercent", l.wanted_posts as "wantedPosts"
from (
  select distinct on (q.hospital_id) q.* from questionnaire q
  where q.kind = ? and q.state = 'submitted' and (?::int is null or q.year <= ?)
    and (?::jsonb is null or q.hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid)))
    and (?::text is null or exists (select from hospital h where h.id = q.hospital_id and h.region_code like ?))
  order by q.hospital_id, q.year desc, q.version desc
) q cross join lateral (
  select * from questionnaire_line where questionnaire_id = q.id order by specialty offset 0
) l`;

async function linesOf(
  em: EntityManager,
  kind: QuestionnaireKind,
  { hospitalIds, regionCode, year }: AnswerScope,
): Promise<Row[][]> {
  const ids = hospitalIds && JSON.stringify(hospitalIds);
  const pattern = regionCode === undefined || regionCode === nation ? null : `${regionCode}%`;
  const parameters = [kind, year ?? null, year ?? null, ids ?? null, ids ?? '[]', pattern, pattern];
  const byHospital = new Map<HospitalId, Row[]>();
  for (const row of await em.execute<Row[]>(sql, parameters)) {
    const known = byHospital.get(row.hospitalId);
    if (known) known.push(row);
    else byHospital.set(row.hospitalId, [row]);
  }
  return [...byHospital.values()];
}

const listed = <T extends string>(text: string): readonly T[] =>
  text === '' ? [] : (text.split(',') as T[]);

const needOf = (row: Row): SpecialtyNeed => ({
  specialty: row.specialty,
  casesPerYear: row.casesPerYear,
  transferOutPercent: row.transferOutPercent,
  capability: row.capability,
  evidence: row.evidence,
  wantedTechniques: listed<TechniqueCode>(row.techniques),
  wantedPosts: row.wantedPosts,
});

const offerOf = ({ specialty, capability, evidence, techniques }: Row): SpecialtyOffer => ({
  specialty,
  capability,
  evidence,
  techniques: listed<TechniqueCode>(techniques),
});

/** What is the same on every line of a hospital. */
const commonOf = ([first]: readonly Row[]) => {
  const { hospitalId, year, languages } = first as Row;
  return { hospitalId, year, languages: listed<CareLanguage>(languages) };
};

/** What county hospitals said last that they need, by the hospital's id. Drafts do not count. */
export async function latestCountyNeeds(em: EntityManager, scope: AnswerScope = {}): Promise<CountyNeeds[]> {
  const hospitals = await linesOf(em, 'needs', scope);
  return hospitals.map((rows) => ({ ...commonOf(rows), specialties: rows.map(needOf) }));
}

/** What top hospitals said last that they can give, by the hospital's id. Drafts do not count. */
export async function latestTopStrengths(
  em: EntityManager,
  scope: AnswerScope = {},
): Promise<TopStrengths[]> {
  const hospitals = await linesOf(em, 'strengths', scope);
  return hospitals.map((rows) => {
    const { posts, teleclinicHoursPerWeek } = rows[0] as Row;
    return { ...commonOf(rows), posts, teleclinicHoursPerWeek, specialties: rows.map(offerOf) };
  });
}
