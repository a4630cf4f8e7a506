import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractDay } from '@jiedui/domain';
import { actAsSystem } from '@jiedui/platform';
import { FixedClock, waitFor } from '@jiedui/testing';
import { randomUUID } from 'node:crypto';
import { ApiHarness } from '../../../test/api-harness.js';
import { accept, done, draft, signInEveryone, submit, submitted } from '../../../test/consultation-steps.js';
import { ClinicCallSweep } from './clinic-call.sweep.js';

// Ten in the morning at the hospital: the afternoon's block is still ahead.
const today = contractDay(new Date());
const clock = new FixedClock(new Date(`${today}T02:00:00Z`));
const planId = randomUUID();
let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;

const sql = <T extends object>(query: string, values: unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(query, values);
const sweep = () => actAsSystem(() => api.app.get(ClinicCallSweep, { strict: false }).sweep());

async function block(specialty: string, fromMinute: number, callFrom: number): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into slot_plan_block (id, plan_id, specialty, on_date, from_minute, slots, slot_minutes, is_standing,
       call_from, chance, expert_id)
     values (?, ?, ?, ?::date, ?, 6, 10, false, ?, 0.3, (select id from person where email = 'expert@top-a.example'))`,
    [id, planId, specialty, today, fromMinute, callFrom],
  );
  return id;
}
const calledAt = async (id: string) =>
  (
    await sql<{ called: Date | null }>('select called_at as called from slot_plan_block where id = ?', [id])
  )[0]?.called ?? null;
const askedIn = async (specialty: 'neurology') => {
  const begun = await draft(people.doctor);
  const saved = await people.doctor.call('updateDraft', {
    params: { consultationId: begun.id },
    body: { revision: begun.revision, specialty },
  });
  return submit(people.doctor, done(saved));
};

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
  people = await signInEveryone(api);
  await sql("update slot_plan set state = 'withdrawn' where state = 'published'");
  await sql("update consultation set state = 'cancelled' where state in ('submitted', 'accepted')");
  await sql(
    `insert into slot_plan (id, hospital_id, state, revision, starts_on, ends_on, slot_minutes, budget, notice_minutes,
       reserved_days, figures, made_at, published_at)
     values (?, (select id from hospital where code = 'TOP-A'), 'published', 1, ?::date, ?::date, 10, 4, 60, 1,
       '[]', now(), now())`,
    [planId, today, today],
  );
});
afterAll(() => api.stop());

describe('a tele-clinic on call', () => {
  it('is called once enough wait, within its notice, once; its expert is told and may be booked there', async () => {
    const morning = await block('cardiology', 10 * 60 + 40, 2);
    const tooFar = await block('cardiology', 15 * 60, 1);
    const first = await submitted(people.doctor);
    await sweep();
    expect(await calledAt(morning)).toBeNull();
    await submitted(people.doctor);
    await sweep();
    expect(await calledAt(morning)).not.toBeNull();
    expect(await calledAt(tooFar)).toBeNull();
    await Promise.all([sweep(), sweep()]);

    const told = async (client: typeof people.expert) =>
      (await client.call('listNotifications', { query: { limit: 100 } })).body.items.flatMap((notice) =>
        notice.kind === 'clinic.called' ? [notice.consultationId] : [],
      );
    await waitFor('the call', async () => (await told(people.expert)).length > 0);
    expect(await told(people.expert)).toEqual([first.id]);
    expect(await told(people.otherExpert)).toEqual([]);
    const from = `${today}T00:00:00Z`;
    const calendar = await people.expert.call('getMyCalendar', {
      query: { from, until: new Date(Date.parse(from) + 86_400_000).toISOString() },
    });
    expect(calendar.body.entries).toContainEqual(
      expect.objectContaining({ kind: 'teleClinic', startsAt: `${today}T02:40:00.000Z` }),
    );
  });

  it('needs somebody whom nobody has taken, and days that the plan kept for it', async () => {
    const asked = await askedIn('neurology');
    const other = await block('neurology', 10 * 60 + 50, 1);
    await sweep();
    expect(await calledAt(other)).toBeNull();
    await sql('update slot_plan set reserved_days = 2 where id = ?', [planId]);
    await accept(people.otherExpert, asked);
    await sweep();
    expect(await calledAt(other)).toBeNull();
    await askedIn('neurology');
    await sweep();
    expect(await calledAt(other)).not.toBeNull();
  });

  it('comes again in the afternoon for the same day', async () => {
    await sql('delete from slot_plan_block where specialty = ?', ['neurology']);
    await sql('update slot_plan set reserved_days = 1 where id = ?', [planId]);
    clock.advance(4.5 * 3_600_000);
    await sweep();
    expect(await sql('select from slot_plan_block where called_at is not null')).toHaveLength(2);
  });
});
