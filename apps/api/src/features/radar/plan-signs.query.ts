import type { IsoDate, PairingFacts } from '@jiedui/domain';
import type { PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What the plans of a pairing tell of its life, and how the plan of this year stands. */
export interface PlanSigns extends Pick<
  PairingFacts,
  'planId' | 'milestonesOverdue' | 'oldestMilestoneDueOn'
> {
  /** The last visit that took place, or the last day that somebody was on site; today where somebody is. */
  readonly lastVisitOn: IsoDate | null;
  readonly lastMilestoneOn: IsoDate | null;
}

interface Row extends PlanSigns {
  readonly pairingId: PairingId;
}

/** Posts count while their plan runs or once it has run: before that they are only promised. */
const sql = `
with today(day) as (values (?::date)), visits as (
  select plan_id, max(on_day) as last_on from (
    select plan_id, done_on as on_day from plan_visit, today where done_on <= today.day
    union all
    select plan_id, least(ends_on, today.day) from plan_post, today where starts_on <= today.day
  ) presence group by plan_id
), milestones as (
  select plan_id, max(done_on) filter (where done_on <= today.day) as last_on,
    count(*) filter (where done_on is null and due_on < today.day) as overdue,
    min(due_on) filter (where done_on is null and due_on < today.day) as oldest_due_on
  from plan_milestone, today group by plan_id
)
select p.pairing_id as "pairingId",
  (array_agg(p.id) filter (where p.year = extract(year from today.day)))[1] as "planId",
  max(v.last_on) filter (where p.state in ('running', 'reviewed', 'closed'))::text as "lastVisitOn",
  max(m.last_on)::text as "lastMilestoneOn",
  coalesce(sum(m.overdue) filter (where p.state in ('agreed', 'running')), 0)::int as "milestonesOverdue",
  min(m.oldest_due_on) filter (where p.state in ('agreed', 'running'))::text as "oldestMilestoneDueOn"
from plan p cross join today left join visits v on v.plan_id = p.id left join milestones m on m.plan_id = p.id
where p.state <> 'dropped' group by p.pairing_id`;

export const noPlanSigns: PlanSigns = {
  planId: null,
  milestonesOverdue: 0,
  oldestMilestoneDueOn: null,
  lastVisitOn: null,
  lastMilestoneOn: null,
};

export async function findPlanSigns(em: EntityManager, today: IsoDate): Promise<Map<PairingId, PlanSigns>> {
  const rows = await em.execute<Row[]>(sql, [today]);
  return new Map(rows.map(({ pairingId, ...signs }) => [pairingId, signs]));
}
