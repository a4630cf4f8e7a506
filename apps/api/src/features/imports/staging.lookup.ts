import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findHospitals } from '../hospitals/index.js';
import { findRegions } from '../regions/index.js';
import type { Existing } from './row.merge.js';
import type { RowDraft } from './row.parser.js';

/** What the rows of one batch are laid over. */
export interface BatchLookup {
  readonly existing: ReadonlyMap<string, Existing>;
  readonly hasRegion: (code: string) => boolean;
}

const ids = 'array(select jsonb_array_elements_text(?::jsonb)::uuid)';

interface GradeRow {
  readonly id: HospitalId;
  readonly since: string;
  readonly grade: string | null;
}

async function findGradesOf(em: EntityManager, hospitalIds: readonly HospitalId[]) {
  const rows = await em.execute<GradeRow[]>(
    `select hospital_id as id, since::text as since, grade from hospital_grade where hospital_id = any(${ids})`,
    [JSON.stringify(hospitalIds)],
  );
  const grades = new Map<HospitalId, Map<string, string | null>>();
  for (const { id, since, grade } of rows) {
    const history = grades.get(id) ?? new Map<string, string | null>();
    grades.set(id, history.set(since, grade));
  }
  return grades;
}

/** Everything that a batch asks of the register, in four queries whatever its size. */
export async function lookUp(em: EntityManager, drafts: readonly RowDraft[]): Promise<BatchLookup> {
  const codes = drafts.flatMap(({ code }) => code ?? []);
  const records = await findHospitals(
    em,
    'where h.code = any(array(select jsonb_array_elements_text(?::jsonb)))',
    [JSON.stringify(codes)],
  );
  const hospitalIds = records.map(({ id }) => id);
  const grades = await findGradesOf(em, hospitalIds);
  const parents = await em.execute<{ id: HospitalId; code: string }[]>(
    `select h.id, p.code from hospital h join hospital p on p.id = h.parent_id where h.id = any(${ids})`,
    [JSON.stringify(hospitalIds)],
  );
  const parentCodes = new Map(parents.map(({ id, code }) => [id, code]));
  const regions = await findRegions(
    em,
    drafts.flatMap(({ regionCode }) => regionCode ?? []),
  );
  const existing = records.map((record): [string, Existing] => [
    record.code,
    { record, parentCode: parentCodes.get(record.id) ?? null, grades: grades.get(record.id) ?? new Map() },
  ]);
  return { existing: new Map(existing), hasRegion: (code) => regions.has(code) };
}
