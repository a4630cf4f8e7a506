import { CatalogueError, type SlotPlanBlockEdit, type SlotPlanFigure } from '@jiedui/contracts';
import type { IsoDate, SlotPlanState, Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId, SlotPlanBlockId, SlotPlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';

/** A plan as its row has it, without its blocks. */
export interface SlotPlanRow {
  readonly id: SlotPlanId;
  readonly hospitalId: HospitalId;
  readonly state: SlotPlanState;
  readonly revision: number;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly slotMinutes: number;
  readonly budget: number;
  readonly noticeMinutes: number;
  readonly reservedDays: number;
  readonly figures: readonly SlotPlanFigure[];
  readonly replacesId: SlotPlanId | null;
}

export interface NewBlock extends SlotPlanBlockEdit {
  readonly callFrom: number;
  readonly chance: number;
}

export interface NewPlan extends Omit<SlotPlanRow, 'id' | 'state' | 'revision' | 'replacesId'> {
  readonly madeAt: string;
  readonly madeById: PersonId | null;
}

const columns = `id, hospital_id as "hospitalId", state, revision, starts_on::text as "startsOn",
  ends_on::text as "endsOn", slot_minutes as "slotMinutes", budget, notice_minutes as "noticeMinutes",
  reserved_days as "reservedDays", figures, replaces_id as "replacesId"`;

export async function findPlanRow(em: EntityManager, id: SlotPlanId): Promise<SlotPlanRow> {
  const [row] = await em.execute<SlotPlanRow[]>(`select ${columns} from slot_plan where id = ?`, [id]);
  if (!row) throw new CatalogueError('NOT_FOUND');
  return row;
}

/** Locks the plan. @throws SLOT_PLAN_MOVED_ON where it is not as the caller last read it, or in another state */
export async function holdPlan(
  em: EntityManager,
  id: SlotPlanId,
  { revision, states }: { readonly revision?: number; readonly states: readonly SlotPlanState[] },
): Promise<SlotPlanRow> {
  const [row] = await em.execute<SlotPlanRow[]>(`select ${columns} from slot_plan where id = ? for update`, [
    id,
  ]);
  if (!row) throw new CatalogueError('NOT_FOUND');
  const isSame = revision === undefined || row.revision === revision;
  if (!isSame || !states.includes(row.state)) throw new CatalogueError('SLOT_PLAN_MOVED_ON');
  return row;
}

export async function insertPlan(em: EntityManager, plan: NewPlan): Promise<SlotPlanId> {
  const id = newId<SlotPlanId>();
  await em.execute(
    `insert into slot_plan (id, hospital_id, state, revision, starts_on, ends_on, slot_minutes, budget,
       notice_minutes, reserved_days, figures, made_at, made_by_id)
     values (?, ?, 'draft', 1, ?::date, ?::date, ?, ?, ?, ?, ?::jsonb, ?, ?)`,
    [
      id,
      plan.hospitalId,
      plan.startsOn,
      plan.endsOn,
      plan.slotMinutes,
      plan.budget,
      plan.noticeMinutes,
      plan.reservedDays,
      JSON.stringify(plan.figures),
      plan.madeAt,
      plan.madeById,
    ],
  );
  return id;
}

const insertBlocks = `
insert into slot_plan_block (id, plan_id, specialty, on_date, from_minute, slots, slot_minutes, is_standing, call_from,
  chance, expert_id)
select id, ?::uuid, specialty, date, "fromMinute", slots, ?::int, "isStanding", "callFrom", chance, "expertId"
from jsonb_to_recordset(?::jsonb) as one (id uuid, specialty text, date date, "fromMinute" int, slots int,
  "isStanding" boolean, "callFrom" int, chance double precision, "expertId" uuid)`;

/** All blocks of the plan, in place of those that stood there. */
export async function replaceBlocks(
  em: EntityManager,
  planId: SlotPlanId,
  slotMinutes: number,
  blocks: readonly NewBlock[],
): Promise<void> {
  await em.execute('delete from slot_plan_block where plan_id = ?', [planId]);
  const rows = blocks.map((block) => ({ ...block, id: newId<SlotPlanBlockId>() }));
  if (rows.length > 0) await em.execute(insertBlocks, [planId, slotMinutes, JSON.stringify(rows)]);
}

/** What a block was proposed with, by where it stands; an edited block keeps it. */
export async function knownBlocks(em: EntityManager, planId: SlotPlanId): Promise<Map<string, NewBlock>> {
  const rows = await em.execute<NewBlock[]>(
    `select specialty, on_date::text as date, from_minute as "fromMinute", slots, is_standing as "isStanding",
       call_from as "callFrom", chance, expert_id as "expertId" from slot_plan_block where plan_id = ?`,
    [planId],
  );
  return new Map(rows.map((row) => [blockPlace(row), row]));
}

export const blockPlace = ({ specialty, date }: Pick<SlotPlanBlockEdit, 'specialty' | 'date'>): string =>
  `${specialty}/${date}`;

/** Experts of the hospital who hold the specialty today. @returns those of the ids that are */
export async function fittingExperts(
  em: EntityManager,
  hospitalId: HospitalId,
  wanted: readonly { readonly expertId: PersonId; readonly specialty: Specialty }[],
  today: IsoDate,
): Promise<Set<string>> {
  const rows = await em.execute<{ key: string }[]>(
    `select w."expertId" || '/' || w.specialty as key
     from jsonb_to_recordset(?::jsonb) as w ("expertId" uuid, specialty text)
     join post on post.person_id = w."expertId" and post.hospital_id = ? and post.role = 'expert'
       and w.specialty = any(post.specialties) and post.valid_from <= ?::date
       and (post.valid_until is null or post.valid_until >= ?::date)`,
    [JSON.stringify(wanted), hospitalId, today, today],
  );
  return new Set(rows.map(({ key }) => key));
}
