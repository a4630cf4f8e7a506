import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SlotPlan } from '@jiedui/contracts';
import { addDays, contractDay } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { actAsSystem } from '@jiedui/platform';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, submitted } from '../../../test/consultation-steps.js';
import { appointed } from '../../../test/people-steps.js';
import { DemandSweep } from './demand.sweep.js';

let api: ApiHarness;
let coordinator: ApiClient;
let stranger: ApiClient;
let administrator: ApiClient;
let hospitalId: HospitalId;

const sql = <T extends object>(query: string, values: unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(query, values);
const inDays = (days: number) => addDays(contractDay(new Date()), days);
const terms = () => ({ startsOn: inDays(1), weeks: 3, slotMinutes: 10 });
const path = () => ({ params: { hospitalId } });

async function proposed(): Promise<SlotPlan> {
  const { status, body } = await coordinator.call('proposeSlotPlan', { ...path(), body: terms() });
  if (status >= 300) throw new Error(`No plan: ${status} ${JSON.stringify(body)}`);
  return body;
}
const published = async (plan: SlotPlan) => {
  const { status, body } = await coordinator.call('publishSlotPlan', {
    params: { planId: plan.id },
    body: { revision: plan.revision },
  });
  if (status >= 300) throw new Error(`Not published: ${status} ${JSON.stringify(body)}`);
  return body;
};
const editsOf = ({ blocks }: SlotPlan) =>
  blocks.map(({ specialty, date, fromMinute, slots, isStanding }) => ({
    specialty,
    date,
    fromMinute,
    slots,
    isStanding,
    expertId: null,
  }));
const inForce = () =>
  sql<{ id: string }>(
    `select b.id from slot_plan_block b join slot_plan p on p.id = b.plan_id
     where p.state = 'published' and p.hospital_id = ?`,
    [hospitalId],
  );
const stateOf = async ({ id }: SlotPlan) =>
  (await coordinator.call('getSlotPlan', { params: { planId: id } })).body.state;

beforeAll(async () => {
  api = await ApiHarness.start();
  const [top] = await sql<{ id: HospitalId }>("select id from hospital where code = 'TOP-A'");
  hospitalId = top?.id as HospitalId;
  coordinator = await api.signIn(accounts.coordinator);
  stranger = await api.signIn(accounts.countyCoordinator);
  administrator = await appointed(api, {
    email: 'slots@administrator.example',
    role: 'platformAdministrator',
  });
});
afterAll(() => api.stop());

describe('the demand of a hospital', () => {
  it('tells each specialty apart by its class, with the figures behind it', async () => {
    const { status, body } = await coordinator.call('getDemand', path());
    expect(status).toBe(200);
    const classes = new Map(body.specialties.map(({ specialty, demandClass }) => [specialty, demandClass]));
    expect(classes.get('paediatrics')).toBe('slow');
    expect(classes.get('neurology')).toBe('smooth');
    expect(classes.get('orthopaedics')).toBe('lumpy');
    expect(body.weeks.length).toBeGreaterThan(51);
    expect(body.may.plan).toBe(true);
  });

  it('counts what was asked, once, however often it is counted', async () => {
    const read = () =>
      sql<{ requests: number; hours: number }>(
        `select coalesce(sum(requests), 0)::int as requests,
           coalesce(sum((select sum(hour) from unnest(by_hour) as hour)), 0)::int as hours
         from demand_day where hospital_id = ? and on_date >= ?::date`,
        [hospitalId, inDays(-1)],
      ).then(([row]) => row ?? { requests: 0, hours: 0 });
    await sql('delete from demand_day where hospital_id = ? and on_date >= ?::date', [
      hospitalId,
      inDays(-1),
    ]);
    const sweep = () => actAsSystem(() => api.app.get(DemandSweep, { strict: false }).count());
    await sweep();
    const before = await read();
    await submitted(await api.signIn(accounts.doctor));
    await sweep();
    await sweep();
    const after = await read();
    expect(after.requests).toBe(before.requests + 1);
    expect(after.hours).toBe(after.requests);
    const { body } = await coordinator.call('getDemand', path());
    expect(body.specialties.reduce((sum, { waiting }) => sum + waiting, 0)).toBeGreaterThan(0);
  });

  it('is read by administrators and by nobody else outside the hospital', async () => {
    expect((await administrator.call('getDemand', path())).body.may.plan).toBe(false);
    expect((await stranger.call('getDemand', path())).body).toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
    const refused = await administrator.call('proposeSlotPlan', { ...path(), body: terms() });
    expect(refused.body).toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
  });
});

describe('a slot plan', () => {
  it('keeps within the expert-days of two services a week, and expects shorter waits', async () => {
    const plan = await proposed();
    expect(plan.standingDays + plan.reservedDays).toBeLessThanOrEqual(plan.uniformDays);
    expect(plan.oursHours ?? 99).toBeLessThan(plan.uniformHours ?? 0);
    const open = new Set(plan.days.filter(({ isOpen }) => isOpen).map(({ date }) => date));
    expect(plan.blocks.length).toBeGreaterThan(0);
    expect(plan.blocks.every(({ date }) => open.has(date))).toBe(true);
  });

  it('opens tele-clinic blocks once it is published, and gives way to the plan before when taken back', async () => {
    const first = await published(await proposed());
    const second = await published(await proposed());
    expect(await stateOf(first)).toBe('replaced');
    expect((await inForce()).map(({ id }) => id).toSorted()).toEqual(
      second.blocks.map(({ id }) => id).toSorted(),
    );
    const taken = await coordinator.call('withdrawSlotPlan', {
      params: { planId: second.id },
      body: { revision: second.revision, reason: 'Experts are away' },
    });
    expect(taken.body).toMatchObject({ state: 'withdrawn', reason: 'Experts are away' });
    expect(await stateOf(first)).toBe('published');
    expect((await inForce()).map(({ id }) => id).toSorted()).toEqual(
      first.blocks.map(({ id }) => id).toSorted(),
    );
  });

  it('takes edits that hold, and refuses closed days, overlaps, too many days and an old revision', async () => {
    const plan = await proposed();
    const edits = editsOf(plan);
    const change = (blocks: typeof edits, revision = plan.revision) =>
      coordinator.call('changeSlotPlan', { params: { planId: plan.id }, body: { revision, blocks } });
    const [one] = edits;
    const closed = plan.days.find(({ isOpen }) => !isOpen);
    if (!one || !closed) throw new Error('nothing to edit');
    const refusals = [
      [{ ...one, date: closed.date }],
      [one, { ...one, fromMinute: one.fromMinute }],
      [{ ...one, fromMinute: 6 * 60 }],
    ];
    for (const blocks of refusals) {
      expect((await change(blocks)).body).toMatchObject({ code: 'SLOT_PLAN_BLOCK_INVALID' });
    }
    const open = plan.days.filter(({ isOpen }) => isOpen);
    const tooMany = [
      'cardiology',
      'neurology',
      'respiratory',
      'orthopaedics',
      'obstetrics',
      'paediatrics',
      'oncology',
    ].flatMap((specialty) =>
      open.map(({ date }) => ({
        ...one,
        specialty: specialty as typeof one.specialty,
        date,
        isStanding: true,
      })),
    );
    expect((await change(tooMany)).body).toMatchObject({ code: 'SLOT_PLAN_OVER_BUDGET' });
    const kept = await change([{ ...one, slots: 1, isStanding: false }]);
    expect(kept.body).toMatchObject({ revision: plan.revision + 1, standingDays: 0 });
    expect((await change(edits)).body).toMatchObject({ code: 'SLOT_PLAN_MOVED_ON' });
  });

  it('is staffed by experts of the specialty alone', async () => {
    const plan = await published(await proposed());
    const [expert] = await sql<{ id: string; specialty: string }>(
      `select post.person_id as id, post.specialties[1] as specialty from post
       where hospital_id = ? and role = 'expert' limit 1`,
      [hospitalId],
    );
    const block = plan.blocks.find(({ specialty }) => specialty === expert?.specialty);
    const other = plan.blocks.find(({ specialty }) => specialty === 'paediatrics');
    const staff = (blockId: string | undefined) =>
      coordinator.call('staffSlotBlock', {
        params: { blockId: blockId ?? '' },
        body: { expertId: expert?.id as never },
      });
    const { body } = await staff(block?.id);
    expect(body.blocks.find(({ id }) => id === block?.id)?.expert?.id).toBe(expert?.id);
    if (other) expect((await staff(other.id)).body).toMatchObject({ code: 'SLOT_PLAN_EXPERT_INVALID' });
    const held = await sql<{ id: string }>(
      'select expert_id as id from teleclinic_held where expert_id = ?',
      [expert?.id],
    );
    expect(held).toHaveLength(block?.isStanding ? 1 : 0);
  });

  it('leaves a trail of who did what', async () => {
    const { id } = await published(await proposed());
    const rows = await sql<{ step: string }>(
      `select details->>'step' as step from audit_event where subject_kind = 'slotPlan' and subject_id = ? order by 1`,
      [id],
    );
    expect(rows.map(({ step }) => step)).toEqual(['propose', 'publish']);
  });
});
