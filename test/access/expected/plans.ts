import { randomUUID } from 'node:crypto';
import { newId } from '../../../apps/api/src/base/database/id.js';
import { uploadEvidence } from '../../../apps/api/test/plan-steps.js';
import { type Actor, actors, type Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';
import { picture } from '../target.js';
import { pairOf } from './radar.js';

const coordinators: readonly Person[] = ['invitingCoordinator', 'invitedCoordinator'];
const supervised: readonly Person[] = [...coordinators, 'supervisorAbove'];
const programmeStaff: readonly Person[] = [
  ...supervised,
  'invitingAdministrator',
  'invitedAdministrator',
  'foreignCoordinator',
  'foreignAdministrator',
  'supervisorElsewhere',
  'platformAdministrator',
];
/** Everybody at either hospital, and who is above them. */
const sighted: readonly Person[] = [
  ...supervised,
  'invitingAdministrator',
  'invitedAdministrator',
  'platformAdministrator',
  'requester',
  'colleagueDoctor',
  'glassBreaker',
  'lateGlassBreaker',
  'assignedExpert',
  'invitedExpert',
  'otherExpert',
  'mdtMember',
];

/** A year of their own for everybody who tries, so that nobody meets another's plan. */
const yearOf = (actor: Actor) => 2030 + actors.indexOf(actor);
const laterYearOf = (actor: Actor) => 2060 + actors.indexOf(actor);

async function template({ api }: Stage): Promise<string> {
  const [row] = await sql<{ id: string }>(api.orm, "select id from plan_template where code = 'standard'");
  return row?.id ?? '';
}

/** Clears the way for a plan of the pair COUNTY-A and TOP-A in these years. */
async function clear(stage: Stage, ...years: readonly number[]): Promise<string> {
  const { pairingId } = (await pairOf(stage)).params;
  const these = `select id from plan where pairing_id = ? and year = any(?::int[])`;
  const values = [pairingId, `{${years.join(',')}}`];
  await sql(stage.api.orm, `delete from plan_step where plan_id in (${these})`, values);
  await sql(stage.api.orm, `delete from plan where id in (${these})`, values);
  return pairingId;
}

async function planOf(stage: Stage, actor: Actor, state: 'draft' | 'running' = 'draft') {
  const pairingId = await clear(stage, yearOf(actor), laterYearOf(actor));
  const [planId, itemId, targetId, evidenceId] = [
    newId<string>(),
    newId<string>(),
    newId<string>(),
    newId<string>(),
  ];
  const { invitingCoordinator, invitedCoordinator } = stage.cast.ids;
  const { orm } = stage.api;
  const isRunning = state === 'running';
  await sql(
    orm,
    `insert into plan (id, pairing_id, year, template_id, state, proposed_side, proposed_by_id, proposed_at,
       agreed_by_id, agreed_at, created_at, updated_at)
     select ?, ?, ?, ?, ?, x.side, x.asks, x.at, x.helps, x.at, now(), now()
     from (select case when ? then 'inviting' end as side, case when ? then ?::uuid end as asks,
       case when ? then ?::uuid end as helps, case when ? then now() end as at) x`,
    [
      planId,
      pairingId,
      yearOf(actor),
      await template(stage),
      state,
      isRunning,
      isRunning,
      invitingCoordinator,
      isRunning,
      invitedCoordinator,
      isRunning,
    ],
  );
  const due = `${yearOf(actor)}-06-30`;
  await sql(orm, `insert into plan_milestone (id, plan_id, title, due_on) values (?, ?, 'x', ?)`, [
    itemId,
    planId,
    due,
  ]);
  await sql(
    orm,
    `insert into plan_target (id, plan_id, indicator, baseline, goal) values (?, ?, 'localCases', 1, 2)`,
    [targetId, planId],
  );
  await sql(
    orm,
    `insert into plan_evidence (id, plan_id, milestone_id, name, media_type, size_bytes, sha256, uploaded_by_id, uploaded_at)
     values (?, ?, ?, 'x', 'image/png', 1, 'x', ?, now())`,
    [evidenceId, planId, itemId, invitingCoordinator],
  );
  return { planId, itemId, targetId, evidenceId, due };
}

const revision = 1;
const byCoordinators = { to: coordinators, otherwise: 'forbidden' as const };
const anywhere = { to: [...coordinators, 'foreignCoordinator'] as const, otherwise: 'forbidden' as const };

/** The side for which somebody of the cast looks back; a stranger claims one. */
const sideOf = (actor: Actor) =>
  actor === 'supervisorAbove' ? 'supervisor' : actor === 'invitedCoordinator' ? 'invited' : 'inviting';

/** Aimed at plans of the pair COUNTY-A and TOP-A. */
export const onPlans = {
  listPlans: { to: programmeStaff, otherwise: 'forbidden', ask: () => ({ query: {} }) },
  listPlanTemplates: { to: 'everyone', ask: () => ({}) },
  listUnplannedPairings: { ...anywhere, ask: () => ({ query: { year: 2099 } }) },
  listPlanDeviations: { ...anywhere, ask: () => ({}) },
  createPlan: {
    ...byCoordinators,
    ask: async (stage, actor) => ({
      body: {
        pairingId: await clear(stage, yearOf(actor)),
        year: yearOf(actor),
        templateId: await template(stage),
      },
    }),
  },
  copyPlan: {
    ...byCoordinators,
    ask: async (stage, actor) => ({
      params: { planId: (await planOf(stage, actor)).planId },
      body: { year: laterYearOf(actor) },
    }),
  },
  getPlan: {
    to: sighted,
    otherwise: 'forbidden',
    ask: async (stage, actor) => ({ params: { planId: (await planOf(stage, actor)).planId } }),
  },
  stepPlan: {
    ...byCoordinators,
    ask: async (stage, actor) => ({
      params: { planId: (await planOf(stage, actor)).planId },
      body: { revision, action: 'drop' },
    }),
  },
  addPlanItem: {
    ...byCoordinators,
    ask: async (stage, actor) => {
      const { planId, due: dueOn } = await planOf(stage, actor);
      return { params: { planId }, body: { revision, item: { kind: 'milestone', title: 'y', dueOn } } };
    },
  },
  changePlanItem: {
    ...byCoordinators,
    ask: async (stage, actor) => {
      const { planId, itemId, due: dueOn } = await planOf(stage, actor);
      return {
        params: { planId, itemId },
        body: { revision, item: { kind: 'milestone', title: 'y', dueOn } },
      };
    },
  },
  removePlanItem: {
    ...byCoordinators,
    ask: async (stage, actor) => {
      const { planId, targetId: itemId } = await planOf(stage, actor);
      return { params: { planId, itemId }, query: { kind: 'target', revision } };
    },
  },
  measureTarget: {
    ...byCoordinators,
    ask: async (stage, actor) => {
      const { planId, targetId: itemId } = await planOf(stage, actor, 'running');
      return { params: { planId, itemId }, body: { revision, current: 2, measuredOn: '2026-01-01' } };
    },
  },
  markMilestone: {
    ...byCoordinators,
    ask: async (stage, actor) => {
      const { planId, itemId } = await planOf(stage, actor, 'running');
      return { params: { planId, itemId }, body: { revision, doneOn: '2026-01-01' } };
    },
  },
  attachEvidence: {
    ...byCoordinators,
    ask: async (stage, actor) => {
      const { planId, itemId } = await planOf(stage, actor, 'running');
      const file = { name: 'e.png', type: 'image/png', content: picture };
      return { params: { planId, itemId }, file };
    },
  },
  getEvidence: {
    to: sighted,
    otherwise: 'forbidden',
    ask: async (stage, actor) => {
      const { planId, itemId } = await planOf(stage, actor, 'running');
      const { body } = await uploadEvidence(stage.cast.client('invitingCoordinator'), { planId, itemId });
      const milestone = body.items.find(({ id }) => id === itemId);
      const evidence = milestone?.kind === 'milestone' ? milestone.evidence.at(-1) : undefined;
      return { params: { planId, evidenceId: evidence?.id ?? randomUUID() } };
    },
  },
  removeEvidence: {
    ...byCoordinators,
    ask: async (stage, actor) => {
      const { planId, evidenceId } = await planOf(stage, actor, 'running');
      return { params: { planId, evidenceId } };
    },
  },
  reviewPlanQuarter: {
    to: supervised,
    otherwise: 'forbidden',
    // The years of these plans are all ahead.
    mayEnd: ['PLAN_NOT_YET'],
    ask: async (stage, actor) => ({
      params: { planId: (await planOf(stage, actor, 'running')).planId, quarter: 1 },
      body: {
        revision,
        side: sideOf(actor),
        scores: { staffing: 1, teaching: 1, techniques: 1, milestones: 1, management: 1 },
        comment: 'x',
      },
    }),
  },
} satisfies Partial<Expectations>;
