import type { ProgrammeFigure, ProgrammeSummary } from '@jiedui/contracts';
import { figureCodes, type TargetState } from '@jiedui/domain';
import type { ProgrammeId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';
import { stateSql } from './target.query.js';

/** What is kept of a programme itself. */
export type ProgrammeRow = Omit<ProgrammeSummary, 'members' | 'targets' | 'fundsYuan' | 'fundsReachedYuan'>;

const columns = `id, code, name_zh as "nameZh", name_en as "nameEn", purpose_zh as "purposeZh",
  purpose_en as "purposeEn", starts_on::text as "startsOn", ends_on::text as "endsOn", revision`;

/** The latest begun first. */
export async function findProgrammes(
  em: EntityManager,
  { search, page, pageSize }: { search?: string | undefined; page: number; pageSize: number },
): Promise<{ rows: ProgrammeRow[]; total: number }> {
  const where = "from programme where lower(code || ' ' || name_zh || ' ' || name_en) like ?";
  const values = [`%${likePattern(search?.trim() ?? '')}%`];
  const [counted] = await em.execute<[{ total: number }]>(`select count(*)::int as total ${where}`, values);
  const rows = await em.execute<ProgrammeRow[]>(
    `select ${columns} ${where} order by programme.starts_on desc, code limit ? offset ?`,
    [...values, pageSize, (page - 1) * pageSize],
  );
  return { rows, total: counted.total };
}

export async function findProgramme(em: EntityManager, id: ProgrammeId): Promise<ProgrammeRow | undefined> {
  const [row] = await em.execute<ProgrammeRow[]>(`select ${columns} from programme where id = ?`, [id]);
  return row;
}

const placeOf = ({ code }: ProgrammeFigure) => figureCodes.indexOf(code);

/** By what they count, then in the order of time. */
export async function findFigures(em: EntityManager, id: ProgrammeId): Promise<ProgrammeFigure[]> {
  const rows = await em.execute<ProgrammeFigure[]>(
    `select id, code, bound, value::float8 as value, as_of::text as "asOf", as_of_precision as "asOfPrecision",
       source_zh as "sourceZh", source_en as "sourceEn"
     from programme_figure where programme_id = ? order by as_of, code`,
    [id],
  );
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b) || a.asOf.localeCompare(b.asOf));
}

type Sums = Pick<ProgrammeSummary, 'members' | 'targets' | 'fundsYuan' | 'fundsReachedYuan'>;

const noTargets: Record<TargetState, number> = {
  reached: 0,
  reachedLate: 0,
  open: 0,
  dueSoon: 0,
  overdue: 0,
};

/** How far programmes are: hospitals by their part, targets by where they stand today, funds promised and paid. */
export async function sumProgrammes(
  em: EntityManager,
  ids: readonly ProgrammeId[],
  today: string,
): Promise<(id: ProgrammeId) => Sums> {
  const list = JSON.stringify(ids);
  const among = 'programme_id in (select jsonb_array_elements_text(?::jsonb)::uuid)';
  const members = await em.execute<{ id: ProgrammeId; role: 'assisted' | 'assisting'; count: number }[]>(
    `select programme_id as id, role, count(*)::int as count from programme_member
     where ${among} and (until is null or until >= ?) group by 1, 2`,
    [list, today],
  );
  const targets = await em.execute<
    { id: ProgrammeId; state: TargetState; count: number; funds: number; isPaid: boolean }[]
  >(
    `select programme_id as id, ${stateSql} as state, count(*)::int as count,
       coalesce(sum(funds_yuan), 0)::float8 as funds
     from programme_target t where ${among} group by 1, 2`,
    [today, today, today, list],
  );
  return (id) => {
    const own = targets.filter((target) => target.id === id);
    const paid = own.filter(({ state }) => state === 'reached' || state === 'reachedLate');
    const sum = (rows: typeof own) => rows.reduce((total, { funds }) => total + funds, 0);
    const hospitals = (role: 'assisted' | 'assisting') =>
      members.find((one) => one.id === id && one.role === role)?.count ?? 0;
    return {
      members: { assisted: hospitals('assisted'), assisting: hospitals('assisting') },
      targets: { ...noTargets, ...Object.fromEntries(own.map(({ state, count }) => [state, count])) },
      fundsYuan: sum(own),
      fundsReachedYuan: sum(paid),
    };
  };
}
