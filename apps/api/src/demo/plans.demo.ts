import {
  addDays,
  contractDay,
  isReviewable,
  planQuarters,
  planQuarterSpan,
  reviewSides,
} from '@jiedui/domain';
import type { PlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../base/database/id.js';
import { Pairing } from '../features/pairings/index.js';
import { Person } from '../features/people/index.js';
import { insertLine, Plan, PlanEvidence, PlanReview, PlanStep } from '../features/plans/index.js';
import { demoEvidence } from './demo.evidence.js';
import { demoComments, demoLines, demoMilestones, demoScores } from './plans.data.js';

type State = 'draft' | 'proposed' | 'running' | 'closed';

interface DemoPlan {
  readonly inviting: string;
  readonly invited: string;
  /** From this year. */
  readonly years: number;
  readonly template: 'standard' | 'remote';
  readonly state: State;
}

const demoPlans: readonly DemoPlan[] = [
  { inviting: 'COUNTY-A', invited: 'TOP-A', years: -1, template: 'standard', state: 'closed' },
  { inviting: 'COUNTY-A', invited: 'TOP-A', years: 0, template: 'standard', state: 'running' },
  { inviting: 'COUNTY-A', invited: 'TOP-A', years: 1, template: 'standard', state: 'proposed' },
  { inviting: 'COUNTY-B', invited: 'TOP-A', years: 0, template: 'remote', state: 'draft' },
];

const emails = {
  inviting: 'coordinator@county-a.example',
  invited: 'coordinator@top-a.example',
  supervisor: 'supervisor@yunnan.example',
} as const;

/** Who writes in the made-up plans. */
type Cast = Record<keyof typeof emails, Person>;

const at = (day: string) => new Date(`${day}T02:00:00Z`);
/** Nothing was written down in days to come. */
const atLatest = (day: string, today: string) => at(day < today ? day : addDays(today, -1));

/** Plans of the demo's pairings: one behind us, one that runs with a gap and a late milestone, one to be answered. */
export async function seedPlans(em: EntityManager, now: Date): Promise<void> {
  const today = contractDay(now);
  const cast = {} as Cast;
  for (const side of reviewSides) cast[side] = await em.findOneOrFail(Person, { email: emails[side] });
  const thisYear = Number(today.slice(0, 4));
  for (const wanted of demoPlans)
    await createPlan(em, wanted, { cast, today, year: thisYear + wanted.years });
}

interface Setting {
  readonly cast: Cast;
  readonly today: string;
  readonly year: number;
}

async function createPlan(em: EntityManager, wanted: DemoPlan, setting: Setting): Promise<void> {
  const { cast, today, year } = setting;
  const { state } = wanted;
  const pairing = await em.findOneOrFail(Pairing, {
    invitingHospital: { code: wanted.inviting },
    invitedHospital: { code: wanted.invited },
  });
  const [template] = await em.execute<[{ id: string }]>('select id from plan_template where code = ?', [
    wanted.template,
  ]);
  const proposedAt = atLatest(`${year - 1}-12-10`, today);
  const isProposed = state !== 'draft';
  const isAgreed = isProposed && state !== 'proposed';
  const plan = em.create(Plan, {
    id: newId<PlanId>(),
    pairing,
    year,
    templateId: template.id,
    revision: 1,
    state,
    proposedSide: isProposed ? 'inviting' : null,
    proposedBy: isProposed ? cast.inviting : null,
    proposedAt: isProposed ? proposedAt : null,
    agreedBy: isAgreed ? cast.invited : null,
    agreedAt: isAgreed ? at(`${year - 1}-12-20`) : null,
    copiedFromId: null,
    createdBy: cast.invited,
    createdAt: atLatest(`${year - 1}-12-01`, today),
    updatedAt: proposedAt,
  });
  em.persist(plan);
  await em.flush();
  await writeSteps(em, plan, setting);
  if (wanted.template === 'remote') return writeRemote(em, plan);
  for (const line of demoLines(year, wanted.years !== 0)) await insertLine(em, plan.id, line);
  await writeMilestones(em, plan, setting);
  if (isAgreed) await writeProgress(em, plan, setting);
  await em.flush();
}

async function writeRemote(em: EntityManager, { id, year }: Plan): Promise<void> {
  await insertLine(em, id, { kind: 'milestone', title: '开通远程门诊', dueOn: `${year}-03-31` });
  const target = { kind: 'target', indicator: 'teleconsultations', specialty: null } as const;
  await insertLine(em, id, { ...target, baseline: 0, goal: 60 });
}

const path = [
  ['propose', 'draft', 'proposed', 'inviting', '12-10'],
  ['agree', 'proposed', 'agreed', 'invited', '12-20'],
  ['start', 'agreed', 'running', 'invited', '+01-02'],
  ['review', 'running', 'reviewed', 'inviting', '+12-28'],
  ['close', 'reviewed', 'closed', 'supervisor', '+12-30'],
] as const;
const stepsTaken: Record<State, number> = { draft: 0, proposed: 1, running: 3, closed: 5 };

async function writeSteps(
  em: EntityManager,
  { id, state, year }: Plan,
  { cast, today }: Setting,
): Promise<void> {
  for (const [action, fromState, toState, side, day] of path.slice(0, stepsTaken[state as State])) {
    const on = day.startsWith('+') ? `${year}-${day.slice(1)}` : `${year - 1}-${day}`;
    const step = {
      planId: id,
      action,
      fromState,
      toState,
      byPerson: cast[side],
      reason: null,
      at: atLatest(on, today),
    };
    em.persist(em.create(PlanStep, { id: newId(), ...step }));
  }
  await em.flush();
}

/** Last year all were reached; this year those whose day has come, but for the second. */
async function writeMilestones(em: EntityManager, plan: Plan, { cast, today }: Setting): Promise<void> {
  for (const [order, [monthDay, title]] of demoMilestones.entries()) {
    const dueOn = `${plan.year}-${monthDay}`;
    const id = await insertLine(em, plan.id, { kind: 'milestone', title, dueOn });
    const isDone = plan.state === 'closed' || (plan.state === 'running' && order !== 1 && dueOn < today);
    if (!isDone) continue;
    const evidence = em.create(PlanEvidence, {
      id: newId(),
      planId: plan.id,
      milestoneId: id,
      ...demoEvidence,
      uploadedBy: cast.invited,
      uploadedAt: at(dueOn),
    });
    em.persist(evidence);
    await em.flush();
    const done = [addDays(dueOn, -2), evidence.id, id];
    await em.execute('update plan_milestone set done_on = ?, done_evidence_id = ? where id = ?', done);
  }
}

/** Reviews of the quarters that are over, and where the targets stand. */
async function writeProgress(em: EntityManager, plan: Plan, { cast, today }: Setting): Promise<void> {
  const { id: planId, year } = plan;
  for (const quarter of planQuarters) {
    const { until } = planQuarterSpan(year, quarter);
    const scores = demoScores[quarter - 1];
    if (!scores || !isReviewable(year, quarter, today) || until >= today) continue;
    for (const side of reviewSides) {
      // The supervisor has not come to the latest quarter yet.
      if (side === 'supervisor' && plan.state === 'running' && addDays(until, 92) >= today) continue;
      const said = { scores, comment: demoComments[side], byPerson: cast[side], at: at(addDays(until, 1)) };
      em.persist(em.create(PlanReview, { id: newId(), planId, quarter, side, ...said }));
    }
  }
  const reached = plan.state === 'closed' ? 0.9 : 0.45;
  const measuredOn = plan.state === 'closed' ? `${year}-12-20` : today;
  await em.execute(
    `update plan_target set current = round((baseline + (goal - baseline) * ?)::numeric), measured_on = ?
     where plan_id = ?`,
    [reached, measuredOn, planId],
  );
}
