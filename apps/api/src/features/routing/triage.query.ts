import type { InputOf } from '@jiedui/contracts';
import {
  type ConsultationState,
  openStates,
  type Specialty,
  type TriageClock,
  triageClocks,
  type Urgency,
} from '@jiedui/domain';
import type { ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';

export interface TriageRow {
  readonly id: ConsultationId;
  readonly number: string;
  readonly revision: number;
  readonly state: ConsultationState;
  readonly specialty: Specialty;
  readonly urgency: Urgency;
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId;
  readonly requestedById: PersonId;
  readonly expertId: PersonId | null;
  readonly directedToId: PersonId | null;
  readonly submittedAt: Date;
  readonly responseDueAt: Date | null;
  readonly answerDueAt: Date | null;
  readonly pagedUntil: Date | null;
}

export interface TriageSlice {
  readonly rows: readonly TriageRow[];
  readonly total: number;
  readonly counts: Readonly<Record<TriageClock, number>>;
}

type Filter = InputOf<'listTriage'>['query'];

/** The clocks are told apart here as `triageClock` does, so that all rows can be counted and sorted at once. */
const board = `
with asked as (
  select c.*, case when c.state in ('submitted', 'informationRequested') then c.response_due_at
    when c.state in ('signed', 'acknowledged') then null else c.answer_due_at end as due_at
  from consultation c
  where c.submitted_at is not null and c.state = any(array(select jsonb_array_elements_text(?::jsonb)))
    and ((?::text is distinct from 'invited'
      and c.inviting_hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid)))
    or (?::text is distinct from 'inviting'
      and c.invited_hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))))
    and (?::text is null or c.specialty = ?) and (?::text is null or c.urgency = ?)
), board as (
  select a.*, case when due_at is null then 'calm' when due_at <= ?::timestamptz then 'overdue'
    when due_at - ?::timestamptz <= (due_at - submitted_at) * 0.25 then 'soon' else 'calm' end as clock
  from asked a
  join hospital i on i.id = a.inviting_hospital_id join hospital d on d.id = a.invited_hospital_id
  join person r on r.id = a.requested_by_id left join person e on e.id = a.expert_id
  where ?::text is null or concat_ws(' ', a.number, i.name_zh, i.name_en, d.name_zh, d.name_en, r.name_zh, r.name_en,
    e.name_zh, e.name_en) ilike ?
)`;

const columns = `id, number, revision, state, specialty, urgency, inviting_hospital_id as "invitingHospitalId",
  invited_hospital_id as "invitedHospitalId", requested_by_id as "requestedById", expert_id as "expertId",
  directed_to_id as "directedToId", submitted_at as "submittedAt", response_due_at as "responseDueAt",
  answer_due_at as "answerDueAt", (select max(p.due_at) from on_call_page p
    where p.consultation_id = board.id and p.outcome is null) as "pagedUntil"`;

const urgencyFirst = "case urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end";
const orders: Readonly<Record<Filter['sort'], string>> = {
  clock: `case clock when 'overdue' then 0 when 'soon' then 1 else 2 end, due_at nulls last`,
  submitted: 'submitted_at desc',
  urgency: `${urgencyFirst}, due_at nulls last`,
};

export async function findTriage(
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  filter: Filter,
  now: Date,
): Promise<TriageSlice> {
  const { side = null, specialty = null, urgency = null, state, clock = null, search, sort } = filter;
  const ids = JSON.stringify(hospitalIds);
  const at = now.toISOString();
  const words = search?.trim() ? `%${likePattern(search.trim())}%` : null;
  const states = JSON.stringify(state ? [state] : openStates);
  const given = [states, side, ids, side, ids, specialty, specialty, urgency, urgency, at, at, words, words];
  const counted = await em.execute<{ clock: TriageClock; count: number }[]>(
    `${board} select clock, count(*)::int as count from board group by clock`,
    given,
  );
  const countOf = (one: TriageClock) => counted.find((row) => row.clock === one)?.count ?? 0;
  const rows = await em.execute<TriageRow[]>(
    `${board} select ${columns} from board where ?::text is null or clock = ?
     order by ${orders[sort]}, id limit ? offset ?`,
    [...given, clock, clock, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  const counts = { calm: countOf('calm'), soon: countOf('soon'), overdue: countOf('overdue') };
  const shown: readonly TriageClock[] = clock ? [clock] : triageClocks;
  return { rows, counts, total: shown.reduce((sum, one) => sum + counts[one], 0) };
}
