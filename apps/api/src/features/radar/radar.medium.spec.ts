import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PairingRadar } from '@jiedui/contracts';
import { contractDay } from '@jiedui/domain';
import { actAsSystem } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, submitted } from '../../../test/consultation-steps.js';
import { appointed } from '../../../test/people-steps.js';
import { mailbox } from '../../../test/mailbox.js';
import { RadarWatch } from './radar.watch.js';

let api: ApiHarness;
let coordinator: ApiClient;
let supervisor: ApiClient;
let elsewhere: ApiClient;
let doctor: ApiClient;
let pairingId: string;
let agreementId: string;

const sql = <T extends object = Record<string, unknown>>(query: string, values: unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(query, values);
const daysAgo = (days: number) => contractDay(new Date(Date.now() - days * 86_400_000));
const watch = () => actAsSystem(() => api.app.get(RadarWatch, { strict: false }).watch());

/** As if the agreement had begun so long ago and nobody had done anything since. */
async function silent(days: number): Promise<void> {
  await sql(
    `update agreement set valid_from = ?::date, contact_every_days = 30, renews_id = null where id = ?`,
    [daysAgo(days), agreementId],
  );
  await watch();
}

/** As if so many days had passed since, for the agreement and for all that the radar wrote down. */
async function pass(days: number): Promise<void> {
  await sql('update agreement set valid_from = valid_from - ?::int where id = ?', [days, agreementId]);
  await sql(
    `update radar_escalation set silent_since = silent_since - ?::int,
       raised_at = raised_at - make_interval(days => ?)`,
    [days, days],
  );
  await sql('update radar_snooze set silent_since = silent_since - ?::int, until = until - ?::int', [
    days,
    days,
  ]);
  await watch();
}

const params = () => ({ params: { pairingId } });
const radar = async (client = coordinator): Promise<PairingRadar> => {
  const { status, body } = await client.call('getPairingRadar', params());
  if (status !== 200) throw new Error(`No radar: ${status} ${JSON.stringify(body)}`);
  return body;
};
const stepsOf = ({ escalations }: PairingRadar) => escalations.map(({ step }) => step);

const told = (step: number) =>
  sql<{ email: string }>(
    `select q.email from notification n join person q on q.id = n.person_id
     join radar_escalation e on e.id = n.event_id where e.pairing_id = ? and e.step = ? order by 1`,
    [pairingId, step],
  ).then((rows) => rows.map(({ email }) => email));

async function mailsAbout(words: string): Promise<string[]> {
  const found = (await mailbox<{ id: string; subject: string }[]>('')).filter(({ subject }) =>
    subject.includes(words),
  );
  const read = await Promise.all(found.map(({ id }) => mailbox<{ text: string }>(`/${id}`)));
  return read.map(({ text }) => text).filter((text) => text.includes(pairingId));
}

beforeAll(async () => {
  api = await ApiHarness.start();
  const [row] = await sql<{ id: string; region: string; agreement: string }>(
    `select p.id, i.region_code as region, a.id as agreement from pairing p
     join hospital i on i.id = p.inviting_hospital_id join hospital d on d.id = p.invited_hospital_id
     join agreement a on a.pairing_id = p.id and a.state = 'active'
     where i.code = 'COUNTY-A' and d.code = 'TOP-A'`,
  );
  pairingId = row?.id ?? '';
  agreementId = row?.agreement ?? '';
  const regionCode = row?.region ?? '';
  coordinator = await api.signIn(accounts.countyCoordinator);
  doctor = await api.signIn(accounts.doctor);
  await appointed(api, { email: 'nation@supervisor.example', role: 'supervisor', regionCode: '0' });
  supervisor = await appointed(api, { email: 'county@supervisor.example', role: 'supervisor', regionCode });
  elsewhere = await appointed(api, {
    email: 'other@supervisor.example',
    role: 'supervisor',
    regionCode: '11',
  });
});
afterAll(() => api.stop());

beforeEach(async () => {
  // What is on its way meanwhile may add a row: again then.
  await waitFor('an empty log', async () => {
    for (const table of ['delivery_attempt', 'delivery', 'notification']) await sql(`delete from ${table}`);
    return true;
  });
  await sql('delete from radar_escalation');
  await sql('delete from radar_snooze');
  await sql('delete from plan_milestone');
  await sql('delete from plan_visit');
  await sql('delete from plan_post');
});

describe('a pairing that falls asleep', () => {
  it('is told of in the app and by mail, by the names of the hospitals, with the way there', async () => {
    await silent(31);
    const notices = async () => (await coordinator.call('listNotifications', { query: {} })).body.items;
    await waitFor('the notice', async () => (await notices()).length > 0);
    expect((await notices())[0]).toMatchObject({
      kind: 'pairing.dormant',
      pairing: { id: pairingId, invitingHospital: { code: 'COUNTY-A' } },
    });
    await waitFor(
      'the mails',
      async () => {
        const sent = await sql(
          `select 1 from delivery m join notification n on n.id = m.notification_id
         join radar_escalation e on e.id = n.event_id where m.state = 'delivered' and e.pairing_id = ?`,
          [pairingId],
        );
        return sent.length === 2;
      },
      30_000,
    );
    const [mail = ''] = await mailsAbout('青禾县人民医院');
    expect(mail).toContain(`/radar/${pairingId}`);
  });

  it('is found, and each step is raised once and told to whom it names', async () => {
    await silent(29);
    expect(await radar()).toMatchObject({ state: 'due', daysSilent: 29, escalations: [] });
    await silent(31);
    await watch();
    expect(await radar()).toMatchObject({
      state: 'neverWoken',
      escalation: { step: 1, acknowledgedAt: null },
    });
    await waitFor('the coordinators', async () => (await told(1)).length === 2);
    expect(await told(1)).toEqual([accounts.countyCoordinator, accounts.coordinator]);

    await pass(29);
    expect(stepsOf(await radar())).toEqual([1]);
    await pass(1);
    expect(stepsOf(await radar())).toEqual([2, 1]);
  });

  it('climbs a step when the one before had its time, to administrators and then the nearest supervisor', async () => {
    await silent(91);
    await watch();
    expect(stepsOf(await radar())).toEqual([1]);
    for (const steps of [
      [2, 1],
      [3, 2, 1],
      [3, 2, 1],
    ]) {
      await pass(30);
      expect(stepsOf(await radar())).toEqual(steps);
    }
    await waitFor('everybody', async () => (await told(3)).length > 0 && (await told(2)).length > 1);
    expect(await told(2)).toEqual(['administrator@county-a.example', 'administrator@top-a.example']);
    expect(await told(3)).toEqual(['county@supervisor.example']);
  });
});

describe('a sign of life', () => {
  it('wakes: a consultation closes what was raised, and says nothing of the case', async () => {
    await silent(40);
    await coordinator.call('snoozeRadar', {
      ...params(),
      body: { until: daysAgo(-10), reason: 'Refurbishment' },
    });
    await submitted(doctor);
    await watch();
    const awake = await radar();
    expect(awake).toMatchObject({ state: 'awake', daysSilent: 0, lastSign: 'consultation', snooze: null });
    expect(awake.escalation).toBeNull();
    expect(awake.escalations).toMatchObject([{ step: 1, closedAt: expect.any(String) }]);
    const words = JSON.stringify(await Promise.all([radar(), radar(supervisor)]));
    for (const secret of ['胸痛', 'PCI', 'cardiology', 'doctor@']) expect(words).not.toContain(secret);
    expect(awake.signs).toMatchObject({ consultations: 1, lastConsultationOn: daysAgo(0) });
    await sql("update consultation set submitted_at = submitted_at - interval '80 days'");
    await silent(200);
    expect(await radar()).toMatchObject({ state: 'dormant', daysSilent: 80, lastSign: 'consultation' });
    expect(stepsOf(await radar())).toEqual([1, 1]);
    await sql("update consultation set state = 'cancelled'");
  });

  it('is also a person on site and a milestone that was reached, but no promise', async () => {
    await silent(100);
    const [plan] = await sql<{ id: string }>(
      `insert into plan (id, pairing_id, year, template_id, state, created_at, updated_at, proposed_side, proposed_by_id,
         proposed_at, agreed_by_id, agreed_at)
       select gen_random_uuid(), ?, 2019, (select id from plan_template limit 1), 'running', now(), now(), 'inviting',
         a.id, now(), b.id, now() from person a, person b where a.email = ? and b.email = ? returning id`,
      [pairingId, accounts.countyCoordinator, accounts.coordinator],
    );
    const visit = (from: string, until: string) =>
      sql(
        `insert into plan_post (id, plan_id, person_name, specialty, starts_on, ends_on)
         values (gen_random_uuid(), ?, 'x', 'cardiology', ?, ?)`,
        [plan?.id, from, until],
      );
    await visit(daysAgo(-5), daysAgo(-50));
    await watch();
    expect((await radar()).signs.lastVisitOn).toBeNull();
    await visit(daysAgo(70), daysAgo(50));
    await watch();
    expect(await radar()).toMatchObject({ state: 'dormant', lastSign: 'visit', daysSilent: 50 });
    await visit(daysAgo(20), daysAgo(-20));
    await watch();
    expect(await radar()).toMatchObject({ state: 'awake', daysSilent: 0 });
  });
});

describe('whoever tends a pairing', () => {
  it('takes note once, and may leave it alone for a reason and go back on that', async () => {
    await silent(31);
    const noted = await coordinator.call('acknowledgeRadar', params());
    expect(noted.body.escalations[0]?.acknowledgedBy?.nameEn).toBe('Demo Coordinator Two');
    const { acknowledgedAt } = (await supervisor.call('acknowledgeRadar', params())).body.escalation ?? {};
    expect(acknowledgedAt).toBe(noted.body.escalation?.acknowledgedAt);

    const until = daysAgo(-20);
    const reason = '春节期间暂停';
    const snoozed = await coordinator.call('snoozeRadar', { ...params(), body: { until, reason } });
    expect(snoozed.body).toMatchObject({ snoozedUntil: until, snooze: { reason, until } });
    await sql('update radar_snooze set until = until + 40');
    await pass(40);
    expect(stepsOf(await radar())).toEqual([1]);
    const again = await coordinator.call('endSnooze', params());
    expect(again.body).toMatchObject({ snoozedUntil: null, snooze: null });
    await watch();
    expect((await radar()).escalation).toMatchObject({ step: 2, acknowledgedAt: null });
  });

  it('is told again when the rest is over', async () => {
    await silent(31);
    await coordinator.call('snoozeRadar', { ...params(), body: { until: daysAgo(-35), reason: 'x' } });
    await pass(34);
    expect(await radar()).toMatchObject({ snoozedUntil: daysAgo(-1), escalation: { step: 1 } });
    await pass(1);
    expect(await radar()).toMatchObject({ snoozedUntil: null, escalation: { step: 2 } });
  });

  it('is asked for a day that is near enough', async () => {
    for (const until of [daysAgo(0), daysAgo(-61)]) {
      const { body } = await coordinator.call('snoozeRadar', { ...params(), body: { until, reason: 'x' } });
      expect(body.code).toBe('SNOOZE_DATE_INVALID');
    }
    const { status } = await coordinator.call('snoozeRadar', {
      ...params(),
      body: { until: daysAgo(-2), reason: '  ' },
    });
    expect(status).toBe(400);
  });

  it('leaves each step in the audit trail', async () => {
    await silent(31);
    await coordinator.call('acknowledgeRadar', params());
    const lines = await sql<{ radar: string }>(
      `select details->>'radar' as radar from audit_event where subject_kind = 'pairing' and subject_id = ? order by at`,
      [pairingId],
    );
    expect(lines.map((line) => line.radar).slice(-2)).toEqual(['raised', 'acknowledged']);
  });
});

describe('the list and the figures', () => {
  it('show each what is theirs, the longest silence first', async () => {
    await silent(200);
    const mine = (await coordinator.call('listRadar', { query: {} })).body;
    expect(mine.items.map(({ pairing }) => pairing.id)).toEqual([pairingId]);
    const top = (await (await api.signIn(accounts.coordinator)).call('listRadar', { query: {} })).body;
    expect(top.total).toBe(2);
    const silences = top.items.map(({ daysSilent }) => daysSilent);
    expect(silences).toEqual(silences.toSorted((a, b) => b - a));
    expect((await supervisor.call('listRadar', { query: { state: 'asleep' } })).body.total).toBe(1);
    expect((await supervisor.call('listRadar', { query: { state: 'awake' } })).body.total).toBe(0);
    expect((await supervisor.call('listRadar', { query: { search: 'COUNTY-A' } })).body.total).toBe(1);
    expect((await supervisor.call('listRadar', { query: { search: 'COUNTY-B' } })).body.total).toBe(0);
    expect((await elsewhere.call('listRadar', { query: {} })).body.total).toBe(0);
  });

  it('count pairings by the place of the hospital that asks, and county hospitals that have none', async () => {
    await silent(200);
    const before = (await coordinator.call('getRegionRadar', { query: {} })).body;
    expect(before.figures).toMatchObject({ pairings: 3, countyHospitals: 2, unpairedHospitals: 0 });
    const child = before.children.find(({ figures }) => figures.neverWoken === 1 && figures.pairings === 1);
    expect(child?.code).toBe('53');
    await sql("update agreement set state = 'ended' where id = ?", [agreementId]);
    await watch();
    const after = (await supervisor.call('getRegionRadar', { query: { regionCode: '53' } })).body;
    expect(after.figures).toMatchObject({ pairings: 0, countyHospitals: 1, unpairedHospitals: 1 });
    expect(after.path.map(({ code }) => code)).toEqual(['0', '53']);
    expect((await coordinator.call('getPairingRadar', params())).status).toBe(404);
    await sql("update agreement set state = 'active' where id = ?", [agreementId]);
    await silent(200);
  });
});

describe('strangers', () => {
  it('are refused', async () => {
    const foreign = await appointed(api, {
      email: 'coordinator@top-b.example',
      role: 'coordinator',
      hospital: 'TOP-B',
    });
    for (const client of [foreign, elsewhere]) {
      expect((await client.call('getPairingRadar', params())).body.code).toBe('ACTION_NOT_ALLOWED');
      expect((await client.call('acknowledgeRadar', params())).body.code).toBe('ACTION_NOT_ALLOWED');
    }
    expect((await doctor.call('listRadar', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await doctor.call('getRegionRadar', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await doctor.call('endSnooze', params())).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await elsewhere.call('listRadar', { query: { regionCode: '53' } })).status).toBe(404);
    expect((await coordinator.call('listRadar', { query: { regionCode: '53' } })).status).toBe(404);
  });
});
