import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EndpointRequest, endpoints, Plan, PlanItemInput } from '@jiedui/contracts';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts } from '../../../test/consultation-steps.js';
import { appointed } from '../../../test/people-steps.js';
import { uploadEvidence } from '../../../test/plan-steps.js';

let api: ApiHarness;
let county: ApiClient;
let top: ApiClient;
let supervisor: ApiClient;
let stranger: ApiClient;
let pairingId: string;
let templateId: string;

/** Long past, so that it may be started and reviewed whenever the test runs. */
const year = 2019;

beforeAll(async () => {
  api = await ApiHarness.start();
  county = await api.signIn(accounts.countyCoordinator);
  top = await api.signIn(accounts.coordinator);
  supervisor = await api.signIn('supervisor@yunnan.example');
  stranger = await appointed(api, { email: 'x@plans.example', role: 'coordinator', hospital: 'TOP-B' });
  const { body } = await county.call('listUnplannedPairings', { query: { year } });
  pairingId = body.find(({ pairing }) => pairing.invitedHospital.code === 'TOP-A')?.pairing.id ?? '';
  const templates = (await county.call('listPlanTemplates', {})).body;
  templateId = templates.find(({ code }) => code === 'standard')?.id ?? '';
});
afterAll(() => api.stop());

function done(answer: { status: number; body: unknown }): Plan {
  if (answer.status !== 200) throw new Error(`Step failed: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Plan;
}

const create = async (of = year) =>
  done(await county.call('createPlan', { body: { pairingId, year: of, templateId } }));
const step = (
  client: ApiClient,
  { id, revision }: Plan,
  action: EndpointRequest<(typeof endpoints)['stepPlan']>['body']['action'],
  reason = '人员有变',
) => client.call('stepPlan', { params: { planId: id }, body: { revision, action, reason } });
const add = (client: ApiClient, { id, revision }: Plan, item: PlanItemInput) =>
  client.call('addPlanItem', { params: { planId: id }, body: { revision, item } });

const post = (personName: string, startsOn: string, endsOn: string): PlanItemInput => ({
  kind: 'post',
  personId: null,
  personName,
  title: 'attending',
  specialty: 'cardiology',
  startsOn,
  endsOn,
  note: '',
});
const scores = { staffing: 80, teaching: 70, techniques: 90, milestones: 60, management: 100 };

async function running(of: number): Promise<Plan> {
  const proposed = done(await step(county, await create(of), 'propose'));
  return done(await step(top, done(await step(top, proposed, 'agree')), 'start'));
}

const milestoneOf = (plan: Plan) => {
  const found = plan.items.find(({ kind }) => kind === 'milestone');
  if (found?.kind !== 'milestone') throw new Error('The plan has no milestone');
  return found;
};

describe('a plan', () => {
  let plan: Plan;

  it('begins from a template with its milestones, once a year', async () => {
    plan = await create();
    expect(plan).toMatchObject({ state: 'draft', year, revision: 1 });
    expect(plan.items.map(({ kind }) => kind)).toEqual(['milestone', 'milestone', 'milestone']);
    expect(plan.template.staffing).toMatchObject({ peopleAtLeast: 5, monthsEach: 6 });
    const again = await top.call('createPlan', { body: { pairingId, year, templateId } });
    expect(again.body.code).toBe('PLAN_EXISTS');
  });

  it('shows on which days somebody is on site, and what is short of the template', async () => {
    plan = done(await add(county, plan, post('示例甲', '2018-11-01', '2019-04-30')));
    plan = done(await add(top, plan, post('示例乙', '2019-05-01', '2019-09-15')));
    const { coverage, ...staffing } = plan.staffing;
    expect(coverage.gaps).toEqual([{ from: '2019-09-16', until: '2019-12-31' }]);
    expect(coverage.coveredDays).toBe(258);
    expect(staffing).toMatchObject({ people: 1, peopleMissing: 4, uncoveredMonths: [10, 11, 12] });
    expect(staffing.shortPosts).toEqual([
      expect.objectContaining({ personName: '示例乙', months: 4, neededMonths: 6 }),
    ]);
    const kinds = new Set(plan.deviations.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['milestoneOverdue', 'monthUncovered', 'postShort', 'peopleMissing']));
  });

  it('refuses dates outside of its year, and the same line twice', async () => {
    const outside = await add(county, plan, post('示例丙', '2020-01-01', '2020-07-01'));
    expect(outside.body.code).toBe('PLAN_DATES_INVALID');
    const method = { kind: 'method', name: '查房', dueOn: '2019-05-01', doneOn: null } as const;
    const backwards = await add(county, plan, { ...method, dueOn: '2018-12-31' });
    expect(backwards.body.code).toBe('PLAN_DATES_INVALID');
    const technique = { kind: 'technique', technique: 'pci', dueOn: '2019-05-01', doneOn: null } as const;
    plan = done(await add(county, plan, technique));
    expect((await add(county, plan, technique)).body.code).toBe('PLAN_LINE_DOUBLE');
    const grade = {
      kind: 'target',
      indicator: 'hospitalGrade',
      specialty: null,
      baseline: 5,
      goal: 12,
    } as const;
    expect((await add(county, plan, grade)).body.code).toBe('REQUEST_INVALID');
  });

  it('changes for one of two who read the same copy, and keeps nothing of the other', async () => {
    const [mine, theirs] = [
      post('示例丁', '2019-01-01', '2019-06-30'),
      post('示例戊', '2019-01-01', '2019-06-30'),
    ];
    const answers = await Promise.all([add(county, plan, mine), add(top, plan, theirs)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('REVISION_CONFLICT');
    const now = (await county.call('getPlan', { params: { planId: plan.id } })).body;
    expect(now.revision).toBe(plan.revision + 1);
    expect(now.items.filter(({ kind }) => kind === 'post')).toHaveLength(3);
    plan = now;
  });

  it('is agreed by the coordinators of both hospitals, never by one alone', async () => {
    plan = done(await step(county, plan, 'propose'));
    expect(plan.proposal?.side).toBe('inviting');
    expect((await step(county, plan, 'agree')).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await add(county, plan, post('x', '2019-01-01', '2019-02-01'))).body.code).toBe('PLAN_MOVED_ON');
    plan = done(await step(top, plan, 'agree'));
    plan = done(await step(top, plan, 'revise', '人员要换'));
    expect(plan).toMatchObject({ state: 'draft', proposal: null });
    plan = done(await step(top, plan, 'propose'));
    plan = done(await step(county, plan, 'agree'));
    expect(plan.steps.map(({ to }) => to)).toEqual(['proposed', 'agreed', 'draft', 'proposed', 'agreed']);
    plan = done(await step(county, plan, 'start'));
    const target = {
      kind: 'target',
      indicator: 'localCases',
      specialty: null,
      baseline: 1,
      goal: 2,
    } as const;
    expect((await add(county, plan, target)).body.code).toBe('PLAN_MOVED_ON');
    expect(plan.may.change).toContain('post');
  });

  it('is nobody else’s', async () => {
    const params = { planId: plan.id };
    expect((await stranger.call('getPlan', { params })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await step(stranger, plan, 'review')).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await step(supervisor, plan, 'review')).body.code).toBe('ACTION_NOT_ALLOWED');
    const elsewhere = await appointed(api, {
      email: 'tibet@plans.example',
      role: 'supervisor',
      regionCode: '54',
    });
    expect((await elsewhere.call('getPlan', { params })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await elsewhere.call('listPlans', { query: {} })).body.total).toBe(0);
    expect(
      (await stranger.call('createPlan', { body: { pairingId, year: 2030, templateId } })).body.code,
    ).toBe('ACTION_NOT_ALLOWED');
    const doctor = await api.signIn(accounts.doctor);
    expect((await doctor.call('getPlan', { params })).body.may).toMatchObject({ change: [], reviewAs: [] });
    expect((await doctor.call('listPlans', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
  });
});

describe('a milestone', () => {
  it('is done with evidence alone, which then stays', async () => {
    let plan = await running(2018);
    const { id: itemId } = milestoneOf(plan);
    const params = { planId: plan.id, itemId };
    const mark = (doneOn: string | null) =>
      top.call('markMilestone', { params, body: { revision: plan.revision, doneOn } });
    expect((await mark('2018-02-01')).body.code).toBe('PLAN_EVIDENCE_MISSING');
    const refused = await uploadEvidence(stranger, params);
    expect(refused.body.code).toBe('ACTION_NOT_ALLOWED');
    plan = done(await uploadEvidence(top, params));
    plan = done(await mark('2018-02-01'));
    expect(milestoneOf(plan)).toMatchObject({ doneOn: '2018-02-01' });
    expect(plan.deviations.some((one) => one.kind === 'milestoneOverdue' && one.milestoneId === itemId)).toBe(
      false,
    );
    const evidenceId = milestoneOf(plan).evidence[0]?.id ?? '';
    const file = await supervisor.call('getEvidence', { params: { planId: plan.id, evidenceId } });
    expect(file.headers['content-type']).toContain('application/pdf');
    const hidden = await stranger.call('getEvidence', { params: { planId: plan.id, evidenceId } });
    expect(hidden.body.code).toBe('ACTION_NOT_ALLOWED');
    const removal = { params: { planId: plan.id, evidenceId } };
    expect((await county.call('removeEvidence', removal)).body.code).toBe('PLAN_EVIDENCE_MISSING');
    plan = done(await mark(null));
    plan = done(await county.call('removeEvidence', removal));
    expect(milestoneOf(plan)).toMatchObject({ doneOn: null, evidence: [] });
  });
});

describe('quarterly reviews', () => {
  it('are written by three sides, weighed, and asked of both hospitals before the year is concluded', async () => {
    let plan = await running(2017);
    const review = (client: ApiClient, quarter: number, side: 'inviting' | 'invited' | 'supervisor') =>
      client.call('reviewPlanQuarter', {
        params: { planId: plan.id, quarter },
        body: { revision: plan.revision, side, scores, comment: '人员到位，教学扎实。' },
      });
    expect((await review(county, 1, 'invited')).body.code).toBe('ACTION_NOT_ALLOWED');
    plan = done(await review(county, 1, 'inviting'));
    plan = done(await review(top, 1, 'invited'));
    plan = done(await review(supervisor, 1, 'supervisor'));
    plan = done(await review(county, 1, 'inviting'));
    expect(plan.reviews.map(({ side }) => side).toSorted()).toEqual(['invited', 'inviting', 'supervisor']);
    expect(plan.quarters[0]).toMatchObject({ quarter: 1, score: 78 });
    expect(plan.score).toBe(78);
    // Agreed today, long after its year: it answers for no quarter.
    expect(plan.quarters.every(({ isAnswered }) => !isAnswered)).toBe(true);
    await api.orm.em.fork().execute("update plan set agreed_at = '2017-08-01' where id = ?", [plan.id]);
    expect((await step(county, plan, 'review')).body.code).toBe('PLAN_REVIEWS_MISSING');
    for (const quarter of [3, 4]) {
      plan = done(await review(county, quarter, 'inviting'));
      plan = done(await review(top, quarter, 'invited'));
    }
    plan = done(await step(county, plan, 'review'));
    expect((await review(county, 4, 'inviting')).body.code).toBe('PLAN_MOVED_ON');
    plan = done(await step(supervisor, plan, 'close'));
    expect(plan.state).toBe('closed');
  });
});

describe('whoever coordinates both hospitals', () => {
  it('reviews a quarter for one of them alone', async () => {
    const email = 'both@plans.example';
    const both = await appointed(api, { email, role: 'coordinator', hospital: 'COUNTY-A' });
    await api.orm.em.fork().execute(
      `insert into post (id, person_id, hospital_id, role, specialties, valid_from)
       select gen_random_uuid(), q.id, h.id, 'coordinator', '{}', '2020-01-01' from person q, hospital h
       where q.email = ? and h.code = 'TOP-A'`,
      [email],
    );
    let plan = await running(2020);
    const review = (client: ApiClient, side: 'inviting' | 'invited') =>
      client.call('reviewPlanQuarter', {
        params: { planId: plan.id, quarter: 1 },
        body: { revision: plan.revision, side, scores, comment: '两边都看过。' },
      });
    plan = done(await review(both, 'inviting'));
    expect((await review(both, 'invited')).body.code).toBe('PLAN_REVIEW_SAME_PERSON');
    plan = done(await review(top, 'invited'));
    plan = done(await review(both, 'inviting'));
    expect(plan.reviews.map(({ side }) => side).toSorted()).toEqual(['invited', 'inviting']);
  });
});

describe('a year later', () => {
  it('begins with what is not done, moved on, and waits for its year', async () => {
    const from = new Date().getUTCFullYear() + 3;
    let plan = await create(from);
    plan = done(await add(county, plan, post('示例甲', `${from}-02-28`, `${from}-12-31`)));
    plan = done(
      await add(county, plan, {
        kind: 'target',
        indicator: 'transferOutPercent',
        specialty: 'cardiology',
        baseline: 30,
        goal: 20,
      }),
    );
    const copy = done(await top.call('copyPlan', { params: { planId: plan.id }, body: { year: from + 1 } }));
    expect(copy.items.map(({ kind }) => kind).toSorted()).toEqual(
      plan.items.map(({ kind }) => kind).toSorted(),
    );
    expect(copy.items.find(({ kind }) => kind === 'post')).toMatchObject({ startsOn: `${from + 1}-02-28` });
    plan = done(await step(county, copy, 'propose'));
    plan = done(await step(top, plan, 'agree'));
    expect(plan.actions).toContainEqual({ action: 'start', blockedBy: 'PLAN_NOT_YET' });
    expect((await step(top, plan, 'start')).body.code).toBe('PLAN_NOT_YET');
    expect((await step(top, plan, 'breakOff', ' ')).body.code).toBe('REASON_MISSING');
  });

  it('makes room for another plan once a draft was dropped', async () => {
    const dropped = done(await step(county, await create(2016), 'drop'));
    expect((await create(2016)).id).not.toBe(dropped.id);
    const { body } = await county.call('listPlans', { query: { year: 2016 } });
    expect(body.items.map(({ state }) => state)).toEqual(['draft']);
  });
});

describe('the list', () => {
  it('finds plans by hospital, year and state, and by the region of a supervisor', async () => {
    const mine = await county.call('listPlans', { query: { search: 'jianghai', year } });
    expect(mine.body.items).toMatchObject([{ year, state: 'running', template: 'standard' }]);
    expect(mine.body.items[0]?.months).toHaveLength(12);
    expect(mine.body.items[0]?.deviations).toBeGreaterThan(0);
    expect((await county.call('listPlans', { query: { search: '白杨' } })).body.total).toBe(0);
    const seen = await supervisor.call('listPlans', { query: { year } });
    expect(seen.body.total).toBe(1);
    const trouble = (await top.call('listPlanDeviations', {})).body;
    expect(trouble.map((one) => one.year)).toContain(year);
    expect((await supervisor.call('listPlanDeviations', {})).body.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('writes every change into the trail, with no name', async () => {
    const [row] = await api.orm.em
      .fork()
      .execute<[{ lines: number; told: string }]>(
        `select count(*)::int as lines, string_agg(details::text, ' ') as told from audit_event where subject_kind = 'plan'`,
      );
    expect(row.lines).toBeGreaterThan(20);
    expect(row.told).not.toContain('示例');
  });
});
