import type { HospitalContent, HospitalGrade } from '@jiedui/contracts';
import type { SpecialtyStrength, Specialty } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { searchTextOf } from '../regions/index.js';

/** All that is kept of a hospital, but for the history of its grade. `regionCode` is null on old entries alone. */
export interface HospitalRecord extends Omit<HospitalContent, 'regionCode'> {
  readonly id: HospitalId;
  readonly regionCode: string | null;
  readonly grade: HospitalGrade | null;
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A row of the table, as JSON. */
export interface HospitalRow {
  readonly id: HospitalId;
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly time_zone: string;
  readonly revision: number;
  readonly region_code: string | null;
  readonly tier: HospitalRecord['tier'];
  readonly kind: HospitalRecord['kind'];
  readonly grade: string | null;
  readonly parent_id: HospitalId | null;
  readonly parent_relation: HospitalRecord['parentRelation'];
  readonly flags: HospitalRecord['flags'];
  readonly specialties: readonly string[];
  readonly beds: number | null;
  readonly departments: HospitalRecord['departments'];
  readonly equipment: HospitalRecord['equipment'];
  readonly working_hours: HospitalRecord['workingHours'];
  readonly link: HospitalRecord['link'];
  readonly search_text: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** 3A, or 3 where there is no class yet. */
export const gradeText = (grade: HospitalGrade | null): string | null =>
  grade && `${grade.level}${grade.class ?? ''}`;

export const gradeOf = (text: string | null): HospitalGrade | null =>
  text === null
    ? null
    : {
        level: Number(text.charAt(0)) as HospitalGrade['level'],
        class: (text.charAt(1) || null) as HospitalGrade['class'],
      };

export const specialtyText = (one: HospitalContent['specialties'][number]) =>
  `${one.specialty}:${one.strength}`;

function specialtyOf(text: string): HospitalContent['specialties'][number] {
  const [specialty, strength] = text.split(':') as [Specialty, SpecialtyStrength];
  return { specialty, strength };
}

export const rowOf = (record: HospitalRecord): HospitalRow => ({
  id: record.id,
  code: record.code,
  name_zh: record.nameZh,
  name_en: record.nameEn,
  time_zone: record.timeZone,
  revision: record.revision,
  region_code: record.regionCode,
  tier: record.tier,
  kind: record.kind,
  grade: gradeText(record.grade),
  parent_id: record.parentId,
  parent_relation: record.parentRelation,
  flags: record.flags,
  specialties: record.specialties.map(specialtyText),
  beds: record.beds,
  departments: record.departments,
  equipment: record.equipment,
  working_hours: record.workingHours,
  link: record.link,
  search_text: searchTextOf(record.nameZh, record.nameEn, record.code),
  created_at: record.createdAt,
  updated_at: record.updatedAt,
});

export const recordOf = (row: HospitalRow): HospitalRecord => ({
  id: row.id,
  code: row.code,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  timeZone: row.time_zone,
  revision: row.revision,
  regionCode: row.region_code,
  tier: row.tier,
  kind: row.kind,
  grade: gradeOf(row.grade),
  parentId: row.parent_id,
  parentRelation: row.parent_relation,
  flags: row.flags,
  specialties: row.specialties.map(specialtyOf),
  beds: row.beds,
  departments: row.departments,
  equipment: row.equipment,
  workingHours: row.working_hours,
  link: row.link,
  createdAt: new Date(row.created_at).toISOString(),
  updatedAt: new Date(row.updated_at).toISOString(),
});

const columns = [
  'id',
  'code',
  'name_zh',
  'name_en',
  'time_zone',
  'revision',
  'region_code',
  'tier',
  'kind',
  'grade',
  'parent_id',
  'parent_relation',
  'flags',
  'specialties',
  'beds',
  'departments',
  'equipment',
  'working_hours',
  'link',
  'search_text',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof HospitalRow)[];
const replaced = columns.filter((column) => !['id', 'created_at'].includes(column));

const upsertSql = (source: string, replaced: readonly string[]) => `
  insert into hospital (${columns.join(', ')}) select ${columns.join(', ')} from (${source}) as source
  on conflict (id) do update set ${replaced.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/**
 * Writes rows that come from `source`, an SQL query of whole hospital rows. The code of a hospital stays: to write a
 * key, even the same again, would keep those waiting who refer to the hospital.
 */
export const upsertHospitalsSql = (source: string) =>
  upsertSql(
    source,
    replaced.filter((column) => column !== 'code'),
  );

/** New hospitals and changed ones, as they are from now on. */
export async function saveHospitals(em: EntityManager, records: readonly HospitalRecord[]): Promise<void> {
  const source = 'select * from jsonb_populate_recordset(null::hospital, ?::jsonb)';
  await em.execute(upsertSql(source, replaced), [JSON.stringify(records.map(rowOf))]);
}

/** Whole rows as JSON, so that times and lists have one form wherever they come from. */
export async function findHospitals(
  em: EntityManager,
  where: string,
  parameters: readonly unknown[],
): Promise<HospitalRecord[]> {
  // Picked first: PostgreSQL would make JSON of every row that it sorts, not only of those that are left.
  const rows = await em.execute<{ row: HospitalRow }[]>(
    `select to_jsonb(h) as row from (select * from hospital h ${where}) h`,
    [...parameters],
  );
  return rows.map(({ row }) => recordOf(row));
}
