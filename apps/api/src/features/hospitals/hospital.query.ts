import type { HospitalFilter } from '@jiedui/contracts';
import { specialtyStrengths } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';
import { findHospitals, type HospitalRecord, type HospitalRow, recordOf } from './hospital.record.js';

interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const when = (sql: string, parameters: readonly unknown[] | undefined): Condition[] =>
  parameters ? [{ sql, parameters }] : [];

/** This strength and those above it; the list runs from the strongest down. */
const atLeast = (strength: HospitalFilter['strength']) =>
  specialtyStrengths.slice(0, strength ? specialtyStrengths.indexOf(strength) + 1 : undefined);

const termsOf = (search: string | undefined) => search?.trim().split(/\s+/).filter(Boolean) ?? [];

function conditionsOf(filter: HospitalFilter): Condition[] {
  const { regionCode, tier, kind, gradeLevel, gradeClass, specialty, strength, flag } = filter;
  const strengths = specialty && JSON.stringify(atLeast(strength).map((one) => `${specialty}:${one}`));
  return [
    ...when('h.region_code like ?', regionCode && regionCode !== '0' ? [`${regionCode}%`] : undefined),
    ...when('h.tier = ?', tier && [tier]),
    ...when('h.kind = ?', kind && [kind]),
    ...when('left(h.grade, 1) = ?', gradeLevel && [String(gradeLevel)]),
    ...when('right(h.grade, 1) = ?', gradeClass && [gradeClass]),
    ...when(
      'h.specialties && array(select jsonb_array_elements_text(?::jsonb))',
      strengths ? [strengths] : undefined,
    ),
    ...when('? = any(h.flags)', flag && [flag]),
    ...termsOf(filter.search).map((term) => ({
      sql: 'h.search_text like ?',
      parameters: [`%${likePattern(term)}%`],
    })),
  ];
}

function whereOf(filter: HospitalFilter): Condition {
  const conditions = conditionsOf(filter);
  return {
    sql: conditions.length > 0 ? `where ${conditions.map(({ sql }) => sql).join(' and ')}` : '',
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

/** The code itself first, then names that begin so, then words that begin so, then the rest. */
function rankOf({ search }: HospitalFilter): Condition {
  const [first] = termsOf(search);
  if (first === undefined) return { sql: '0', parameters: [] };
  const pattern = likePattern(first);
  return {
    sql: `case when lower(h.code) = ? then 0 when lower(h.name_zh) like ? then 1
      when h.search_text like ? then 2 else 3 end`,
    parameters: [first.toLowerCase(), `${pattern}%`, `% ${pattern}%`],
  };
}

export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

export interface HospitalSlice {
  readonly records: HospitalRecord[];
  /** Of all that match. */
  readonly total: number;
}

async function countHospitals(em: EntityManager, where: Condition): Promise<number> {
  const [row] = await em.execute<[{ total: number }]>(
    `select count(*)::int as total from hospital h ${where.sql}`,
    [...where.parameters],
  );
  return row.total;
}

/** One look through the directory finds the slice and the total; whole rows are read of the slice alone. */
export async function findHospitalSlice(
  em: EntityManager,
  filter: HospitalFilter,
  { limit, offset }: Slice,
): Promise<HospitalSlice> {
  const where = whereOf(filter);
  const rank = rankOf(filter);
  const rows = await em.execute<{ row: HospitalRow; total: number }[]>(
    `select to_jsonb(h) as row, found.total from (
       select h.id, (count(*) over ())::int as total, ${rank.sql} as rank from hospital h ${where.sql}
       order by rank, h.region_code collate "C", h.code collate "C" limit ? offset ?
     ) found join hospital h on h.id = found.id
     order by found.rank, h.region_code collate "C", h.code collate "C"`,
    [...rank.parameters, ...where.parameters, limit, offset],
  );
  const total = rows[0]?.total ?? (offset === 0 ? 0 : await countHospitals(em, where));
  return { records: rows.map(({ row }) => recordOf(row)), total };
}

/** By code, a batch after another, so that an export of any size needs little memory. */
export const listHospitalsAfter = (
  em: EntityManager,
  filter: HospitalFilter,
  afterCode: string,
  limit: number,
): Promise<HospitalRecord[]> => {
  const where = whereOf(filter);
  return findHospitals(em, `${where.sql || 'where true'} and h.code > ? order by h.code limit ?`, [
    ...where.parameters,
    afterCode,
    limit,
  ]);
};
