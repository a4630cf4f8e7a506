import type { InputOf, ProgrammeTarget, TargetContent } from '@jiedui/contracts';
import { nation } from '@jiedui/domain';
import type { HospitalId, ProgrammeId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';

/** The rule `targetState` of libs/domain, for filters and counts; three times today is asked for. */
export const stateSql = `case
  when t.reached_on <= ? then case when t.reached_on <= t.due_on then 'reached' else 'reachedLate' end
  when t.due_on < ? then 'overdue' when t.due_on - ?::date <= 90 then 'dueSoon' else 'open' end`;

export interface TargetRow extends TargetContent {
  readonly id: string;
  readonly programmeId: ProgrammeId;
  readonly programmeNameZh: string;
  readonly programmeNameEn: string;
  readonly hospitalId: HospitalId;
  readonly regionCode: string | null;
  readonly state: ProgrammeTarget['state'];
  readonly revision: number;
}

type Filter = InputOf<'listTargets'>['query'];

/** The earliest due first. */
export async function findTargets(
  em: EntityManager,
  { programmeId, hospitalId, kind, state, regionCode, search, page, pageSize }: Filter,
  today: string,
): Promise<{ rows: TargetRow[]; total: number }> {
  const found = `
    select t.id, t.programme_id as "programmeId", p.name_zh as "programmeNameZh", p.name_en as "programmeNameEn",
      t.hospital_id as "hospitalId", h.region_code as "regionCode", h.code as "hospitalCode", t.kind, t.what,
      t.due_on::text as "dueOn", t.funds_yuan::float8 as "fundsYuan", t.reached_on::text as "reachedOn", t.note,
      t.revision, ${stateSql} as state
    from programme_target t join programme p on p.id = t.programme_id join hospital h on h.id = t.hospital_id
    where (?::uuid is null or t.programme_id = ?) and (?::uuid is null or t.hospital_id = ?)
      and (?::text is null or t.kind = ?) and h.region_code like ? and h.search_text like ?`;
  const values = [
    today,
    today,
    today,
    programmeId ?? null,
    programmeId ?? null,
    hospitalId ?? null,
    hospitalId ?? null,
    kind ?? null,
    kind ?? null,
    `${regionCode === undefined || regionCode === nation ? '' : regionCode}%`,
    `%${likePattern(search?.trim() ?? '')}%`,
    state ?? null,
    state ?? null,
  ];
  const where = `from (${found}) target where (?::text is null or state = ?)`;
  const [counted] = await em.execute<[{ total: number }]>(`select count(*)::int as total ${where}`, values);
  const rows = await em.execute<TargetRow[]>(
    `select * ${where} order by "dueOn", "hospitalCode", kind, what limit ? offset ?`,
    [...values, pageSize, (page - 1) * pageSize],
  );
  return { rows, total: counted.total };
}

export interface KeptTarget {
  readonly id: string;
  readonly programmeId: ProgrammeId;
  readonly hospitalId: HospitalId;
  readonly revision: number;
}

/** Locked until the transaction ends. */
export async function holdTarget(em: EntityManager, id: string): Promise<KeptTarget | undefined> {
  const [row] = await em.execute<KeptTarget[]>(
    `select id, programme_id as "programmeId", hospital_id as "hospitalId", revision
     from programme_target where id = ? for update`,
    [id],
  );
  return row;
}

/** Adds a target, or replaces the one with this id. A target like another of the hospital breaks the unique key. */
export async function writeTarget(
  em: EntityManager,
  target: KeptTarget & TargetContent,
  at: Date,
): Promise<void> {
  await em.execute(
    `insert into programme_target (id, programme_id, hospital_id, kind, what, due_on, funds_yuan, reached_on, note,
       revision, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set kind = excluded.kind, what = excluded.what, due_on = excluded.due_on,
       funds_yuan = excluded.funds_yuan, reached_on = excluded.reached_on, note = excluded.note,
       revision = excluded.revision, updated_at = excluded.updated_at`,
    [
      target.id,
      target.programmeId,
      target.hospitalId,
      target.kind,
      target.what,
      target.dueOn,
      target.fundsYuan,
      target.reachedOn,
      target.note,
      target.revision,
      at.toISOString(),
    ],
  );
}

export async function deleteTarget(em: EntityManager, id: string): Promise<void> {
  await em.execute('delete from programme_target where id = ?', [id]);
}
