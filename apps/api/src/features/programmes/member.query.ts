import type { InputOf, ProgrammeMember } from '@jiedui/contracts';
import { nation, type ParentRelation } from '@jiedui/domain';
import type { HospitalId, ProgrammeId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';

interface Among {
  readonly regionCode?: string | undefined;
  readonly search?: string | undefined;
}

const amongValues = ({ regionCode, search }: Among) => [
  `${regionCode === undefined || regionCode === nation ? '' : regionCode}%`,
  `%${likePattern(search?.trim() ?? '')}%`,
];

export interface MemberRow extends Pick<ProgrammeMember, 'role' | 'since' | 'until'> {
  readonly hospitalId: HospitalId;
  readonly regionCode: string | null;
}

/** By region and code. */
export async function findMembers(
  em: EntityManager,
  programmeId: ProgrammeId,
  { role, page, pageSize, ...among }: InputOf<'listProgrammeMembers'>['query'],
): Promise<{ rows: MemberRow[]; total: number }> {
  const where = `from programme_member m join hospital h on h.id = m.hospital_id
    where m.programme_id = ? and (?::text is null or m.role = ?) and h.region_code like ? and h.search_text like ?`;
  const values = [programmeId, role ?? null, role ?? null, ...amongValues(among)];
  const [counted] = await em.execute<[{ total: number }]>(`select count(*)::int as total ${where}`, values);
  const rows = await em.execute<MemberRow[]>(
    `select m.hospital_id as "hospitalId", h.region_code as "regionCode", m.role, m.since::text as since,
       m.until::text as until ${where} order by h.region_code, h.code limit ? offset ?`,
    [...values, pageSize, (page - 1) * pageSize],
  );
  return { rows, total: counted.total };
}

export interface GroupRow {
  readonly headId: HospitalId;
  readonly regionCode: string | null;
  readonly relation: ParentRelation;
  readonly memberIds: readonly HospitalId[];
}

/** Heads by region and code, each with those that hang on it in one way. */
export async function findGroups(
  em: EntityManager,
  { relation, page, pageSize, ...among }: InputOf<'listHospitalGroups'>['query'],
): Promise<{ rows: GroupRow[]; total: number }> {
  const groups = `
    select h.id as "headId", h.region_code as "regionCode", h.code, m.parent_relation as relation,
      jsonb_agg(m.id order by m.code) as "memberIds"
    from hospital m join hospital h on h.id = m.parent_id
    where (?::text is null or m.parent_relation = ?) and h.region_code like ?
      and (h.search_text like ? or m.search_text like ?)
    group by h.id, m.parent_relation`;
  const [region, search] = amongValues(among);
  const values = [relation ?? null, relation ?? null, region, search, search];
  const [counted] = await em.execute<[{ total: number }]>(
    `select count(*)::int as total from (${groups}) one`,
    values,
  );
  const rows = await em.execute<GroupRow[]>(
    `select * from (${groups}) one order by "regionCode", code, relation limit ? offset ?`,
    [...values, pageSize, (page - 1) * pageSize],
  );
  return { rows, total: counted.total };
}
