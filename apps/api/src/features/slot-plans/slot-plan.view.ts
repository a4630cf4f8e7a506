import type { Person, SlotPlan, SlotPlanBlock, SlotPlanItem } from '@jiedui/contracts';
import type { ClinicDay } from '@jiedui/domain';
import { isOpen } from '@jiedui/domain';
import type { HospitalId, SlotPlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { HospitalRecord } from '../hospitals/index.js';
import { meanHours } from './slot-plan.proposer.js';

const person = (alias: string) =>
  `case when ${alias}.id is not null then
    jsonb_build_object('id', ${alias}.id, 'nameZh', ${alias}.name_zh, 'nameEn', ${alias}.name_en) end`;

const items = `
select p.id, p.hospital_id as "hospitalId", p.state, p.revision, p.starts_on::text as "startsOn",
  p.ends_on::text as "endsOn", p.slot_minutes as "slotMinutes", p.notice_minutes as "noticeMinutes", p.budget,
  p.reserved_days as "reservedDays", p.figures, p.made_at as "madeAt", p.published_at as "publishedAt",
  p.ended_at as "endedAt", p.reason, ${person('m')} as "madeBy", ${person('q')} as "publishedBy",
  ${person('e')} as "endedBy", (select count(distinct (b.specialty, b.on_date))::int from slot_plan_block b
    where b.plan_id = p.id and b.is_standing) as "standingDays"
from slot_plan p left join person m on m.id = p.made_by_id left join person q on q.id = p.published_by_id
  left join person e on e.id = p.ended_by_id`;

const blocks = `
select b.id, b.specialty, b.on_date::text as date, b.from_minute as "fromMinute", b.slots,
  b.slot_minutes as "slotMinutes", b.is_standing as "isStanding", b.call_from as "callFrom", b.chance,
  b.called_at as "calledAt",
  ${person('x')} as expert
from slot_plan_block b left join person x on x.id = b.expert_id
where b.plan_id = ? order by b.on_date, b.from_minute, b.specialty, b.id`;

type ItemRow = Omit<
  SlotPlanItem,
  'madeAt' | 'publishedAt' | 'endedAt' | 'oursHours' | 'uniformHours' | 'uniformDays'
> & {
  readonly figures: SlotPlan['figures'];
} & Record<'madeAt' | 'publishedAt' | 'endedAt', Date | string | null>;

type BlockRow = Omit<SlotPlanBlock, 'dayKind' | 'calledAt'> & {
  readonly expert: Person | null;
  readonly calledAt: Date | string | null;
};

const instantOf = (value: Date | string | null) => (value === null ? null : new Date(value).toISOString());

function itemOf({ figures, madeAt, publishedAt, endedAt, ...row }: ItemRow): SlotPlanItem {
  return {
    ...row,
    oursHours: meanHours(figures, ({ oursHours }) => oursHours),
    uniformHours: meanHours(figures, ({ uniformHours }) => uniformHours),
    uniformDays: figures.reduce((sum, { uniformDays }) => sum + uniformDays, 0),
    madeAt: instantOf(madeAt) ?? '',
    publishedAt: instantOf(publishedAt),
    endedAt: instantOf(endedAt),
  };
}

export async function findPlanItems(
  em: EntityManager,
  hospitalId: HospitalId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ items: SlotPlanItem[]; total: number }> {
  const rows = await em.execute<ItemRow[]>(
    `${items} where p.hospital_id = ? order by p.made_at desc, p.id desc limit ${limit} offset ${offset}`,
    [hospitalId],
  );
  const [count] = await em.execute<{ total: number }[]>(
    'select count(*)::int as total from slot_plan where hospital_id = ?',
    [hospitalId],
  );
  return { items: rows.map(itemOf), total: count?.total ?? 0 };
}

export interface PlanSurroundings {
  readonly hospital: HospitalRecord;
  readonly days: readonly ClinicDay[];
  readonly mayPlan: boolean;
}

export async function findPlanView(
  em: EntityManager,
  id: SlotPlanId,
  { hospital, days, mayPlan }: PlanSurroundings,
): Promise<SlotPlan> {
  const [row] = await em.execute<[ItemRow]>(`${items} where p.id = ?`, [id]);
  const own = await em.execute<BlockRow[]>(blocks, [id]);
  const kinds = new Map(days.map(({ date, kind }) => [date, kind]));
  const { id: hospitalId, code, nameZh, nameEn, timeZone } = hospital;
  return {
    ...itemOf(row),
    hospital: { id: hospitalId, code, nameZh, nameEn, timeZone },
    figures: row.figures,
    blocks: own.map((block) => ({
      ...block,
      calledAt: instantOf(block.calledAt),
      dayKind: kinds.get(block.date) ?? 'unknown',
    })),
    days: days.map((day) => ({ date: day.date, dayKind: day.kind, isOpen: isOpen(day) })),
    may: { plan: mayPlan },
  };
}
