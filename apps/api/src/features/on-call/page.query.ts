import type { OnCallPage } from '@jiedui/contracts';
import type { ConsultationState } from '@jiedui/domain';
import type { ConsultationId, HospitalId, OnCallPageId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { Person, personView } from '../people/index.js';

type Kept =
  | 'id'
  | 'consultationId'
  | 'consultationNumber'
  | 'specialty'
  | 'step'
  | 'round'
  | 'rung'
  | 'outcome'
  | 'reason';

export interface PageRow extends Pick<OnCallPage, Kept> {
  readonly hospitalId: HospitalId;
  readonly personId: PersonId | null;
  readonly pagedAt: Date;
  readonly dueAt: Date | null;
  readonly closedAt: Date | null;
  readonly takenById: PersonId | null;
  readonly takenAt: Date | null;
  /** Of its consultation, where the reader still sees it. */
  readonly state: ConsultationState | null;
}

const columns = `p.id, p.consultation_id as "consultationId", p.consultation_number as "consultationNumber",
  p.specialty, p.step, p.round, p.hospital_id as "hospitalId", p.rung, p.person_id as "personId",
  p.paged_at as "pagedAt", p.due_at as "dueAt", p.outcome, p.closed_at as "closedAt", p.reason,
  p.taken_by_id as "takenById", p.taken_at as "takenAt", c.state`;
const from = 'from on_call_page p left join consultation c on c.id = p.consultation_id';

export const findPagesOf = (em: EntityManager, id: ConsultationId): Promise<PageRow[]> =>
  em.execute<PageRow[]>(`select ${columns} ${from} where p.consultation_id = ? order by p.step`, [id]);

export async function findPage(em: EntityManager, id: OnCallPageId): Promise<PageRow | undefined> {
  const [page] = await em.execute<PageRow[]>(`select ${columns} ${from} where p.id = ?`, [id]);
  return page;
}

/** Open is what is waited for, and what nobody answered while nobody has taken it. */
const open = `p.outcome is null and c.state = 'submitted'`;

/** Whatever the reader may see of pages, which row-level security decides. */
export async function findPagesPage(
  em: EntityManager,
  { scope, page, pageSize }: { scope: 'open' | 'all'; page: number; pageSize: number },
): Promise<{ rows: PageRow[]; total: number }> {
  const where = scope === 'open' ? `where ${open}` : '';
  const rows = await em.execute<PageRow[]>(
    `select ${columns} ${from} ${where} order by p.paged_at desc, p.step desc, p.id limit ? offset ?`,
    [pageSize, (page - 1) * pageSize],
  );
  const [{ total } = { total: 0 }] = await em.execute<{ total: number }[]>(
    `select count(*)::int as total ${from} ${where}`,
  );
  return { rows, total };
}

const instant = (date: Date | null) => date && new Date(date).toISOString();

/** Whoever was silent may still take it, as long as nobody has. */
const isWaitingFor = (reader: PersonId, { personId, outcome, takenAt, state }: PageRow): boolean =>
  personId === reader &&
  takenAt === null &&
  state === 'submitted' &&
  (outcome === null || outcome === 'silent');

export async function pageViews(
  em: EntityManager,
  reader: PersonId,
  rows: readonly PageRow[],
): Promise<OnCallPage[]> {
  const hospitals = await em.find(Hospital, { id: { $in: rows.map(({ hospitalId }) => hospitalId) } });
  const people = await em.find(Person, {
    id: { $in: rows.flatMap(({ personId, takenById }) => [personId, takenById].filter((id) => id !== null)) },
  });
  const personOf = (id: PersonId | null) => {
    const person = people.find((one) => one.id === id);
    return person ? personView(person) : null;
  };
  return rows.map((row): OnCallPage => {
    const { hospitalId, personId, takenById, state: _, ...page } = row;
    return {
      ...page,
      hospital: hospitalView(hospitals.find(({ id }) => id === hospitalId) as Hospital),
      person: personOf(personId),
      takenBy: personOf(takenById),
      pagedAt: new Date(row.pagedAt).toISOString(),
      dueAt: instant(row.dueAt),
      closedAt: instant(row.closedAt),
      takenAt: instant(row.takenAt),
      isMine: isWaitingFor(reader, row),
    };
  });
}
