import type { LadderStep, PageFact } from '@jiedui/domain';
import type { ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';
import type { Consultation } from '../consultations/index.js';

/** Since a question came to the hospital it is at: which round that is, and where it has been. */
export interface Ladder {
  readonly round: number;
  readonly triedHospitalIds: readonly HospitalId[];
}

const begin = `
insert into on_call_ladder (consultation_id, round, tried_hospital_ids, began_at) values (?, 1, array[?::uuid], ?)
on conflict (consultation_id) do update set round = on_call_ladder.round + 1, began_at = excluded.began_at,
  tried_hospital_ids = array_append(on_call_ladder.tried_hospital_ids, ?::uuid)
returning round, to_jsonb(tried_hospital_ids) as "triedHospitalIds"`;

/** The question came to a hospital: its ladder begins from the first rung. */
export async function beginRound(
  em: EntityManager,
  id: ConsultationId,
  hospitalId: HospitalId,
  now: Date,
): Promise<Ladder> {
  const [ladder] = await em.execute<[Ladder]>(begin, [id, hospitalId, now.toISOString(), hospitalId]);
  return ladder;
}

export async function findLadder(em: EntityManager, id: ConsultationId): Promise<Ladder | undefined> {
  const [ladder] = await em.execute<Ladder[]>(
    `select round, to_jsonb(tried_hospital_ids) as "triedHospitalIds" from on_call_ladder where consultation_id = ?`,
    [id],
  );
  return ladder;
}

export async function findRound(em: EntityManager, id: ConsultationId, round: number): Promise<PageFact[]> {
  const rows = await em.execute<(Omit<PageFact, 'dueAt'> & { dueAt: Date | null })[]>(
    `select rung, person_id as "personId", due_at as "dueAt", outcome from on_call_page
     where consultation_id = ? and round = ? order by step`,
    [id, round],
  );
  return rows.map((row) => ({ ...row, dueAt: row.dueAt && new Date(row.dueAt) }));
}

/** Whoever did not answer in their time; they may still take it. */
export const closeSilent = (em: EntityManager, id: ConsultationId, now: Date): Promise<unknown> =>
  em.execute(
    `update on_call_page set outcome = 'silent', closed_at = ? where consultation_id = ? and outcome is null
       and due_at <= ?`,
    [now.toISOString(), id, now.toISOString()],
  );

/** The question is not waiting here any more. */
export const supersedePages = (em: EntityManager, id: ConsultationId, now: Date): Promise<unknown> =>
  em.execute(
    `update on_call_page set outcome = 'superseded', closed_at = ? where consultation_id = ? and outcome is null`,
    [now.toISOString(), id],
  );

const taken = `
update on_call_page p set taken_by_id = ?, taken_at = ?, closed_at = coalesce(closed_at, ?),
  outcome = case when p.person_id = ? and p.step = (select max(step) from on_call_page q
      where q.consultation_id = p.consultation_id and q.person_id = p.person_id) then 'accepted'
    else coalesce(p.outcome, 'superseded') end
where p.consultation_id = ? and taken_by_id is null`;

/** Somebody has it: everybody who was paged can read who, and since when. */
export const closeTaken = (
  em: EntityManager,
  id: ConsultationId,
  takenBy: PersonId,
  now: Date,
): Promise<unknown> => {
  const at = now.toISOString();
  return em.execute(taken, [takenBy, at, at, takenBy, id]);
};

const add = `
insert into on_call_page (id, consultation_id, consultation_number, specialty, step, round, hospital_id, rung, person_id,
  paged_at, due_at)
values (?, ?, ?, ?, (select coalesce(max(step), 0) + 1 from on_call_page where consultation_id = ?), ?, ?, ?, ?, ?, ?)`;

/** A page goes out once: two that would be the same step collide. The consultation must be locked. */
export async function addPage(
  em: EntityManager,
  { id, number, specialty, invitedHospital }: Consultation,
  page: Extract<LadderStep, { kind: 'page' }> & { readonly round: number },
  now: Date,
): Promise<void> {
  const { round, rung, personId, dueAt } = page;
  const hospitalId = invitedHospital?.id ?? null;
  const [at, due] = [now.toISOString(), dueAt?.toISOString() ?? null];
  await em.execute(add, [newId(), id, number, specialty, id, round, hospitalId, rung, personId, at, due]);
}
