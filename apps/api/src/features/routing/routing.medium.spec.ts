import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation, RoutingOrder } from '@jiedui/contracts';
import { actAsSystem } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, accounts, draft, done, sign, submitted } from '../../../test/consultation-steps.js';
import { appointed } from '../../../test/people-steps.js';
import { Database } from '../../base/database/database.js';
import { findTriage } from './triage.query.js';

let api: ApiHarness;
let doctor: ApiClient;
let expert: ApiClient;
let other: ApiClient;
let coordinator: ApiClient;
let county: ApiClient;
let obstetrics: ApiClient;
const ids: Record<string, string> = {};

const sql = <T extends object = Record<string, unknown>>(query: string, values: unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(query, values);
const reroute = (client: ApiClient, { id, revision }: Consultation, route: Record<string, unknown>) =>
  client.call('rerouteConsultation', {
    params: { consultationId: id },
    body: { revision, reason: '专科不符', ...route },
  });
const options = async (specialty: 'cardiology' | 'obstetrics'): Promise<RoutingOrder> => {
  const { body } = await doctor.call('listRoutingOptions', { query: { specialty, urgency: 'urgent' } });
  return body;
};
const codes = ({ options: found }: RoutingOrder) =>
  found.map(({ hospital, way }) => `${hospital.code} ${way}`);
const settings = (code: string, client: ApiClient, changed: object) =>
  client.call('updateRoutingSetting', {
    params: { hospitalId: ids[code] as never },
    body: {
      pageWaitMinutes: null,
      openPerExpert: null,
      asksOverflow: false,
      answersOverflow: false,
      ...changed,
    },
  });

beforeAll(async () => {
  api = await ApiHarness.start();
  await sql("update person set practising_since = '2010-07-01' where practising_since is null");
  for (const { code, id } of await sql<{ code: string; id: string }>('select code, id from hospital')) {
    ids[code] = id;
  }
  [doctor, expert, other, coordinator, county, obstetrics] = await Promise.all([
    api.signIn(accounts.doctor),
    api.signIn(accounts.expert),
    api.signIn(accounts.otherExpert),
    api.signIn(accounts.coordinator),
    api.signIn(accounts.countyCoordinator),
    appointed(api, {
      email: 'heart@top-b.example',
      role: 'expert',
      hospital: 'TOP-B',
      specialties: ['cardiology'],
    }),
  ]);
  await sql("update person set practising_since = '2010-07-01' where practising_since is null");
});
afterAll(() => api.stop());

describe('whom to ask', () => {
  it('is said with reasons, and why not the others', async () => {
    const order = await options('cardiology');
    expect(codes(order)).toEqual(['TOP-A paired']);
    expect(order.options[0]?.reasons.find(({ code }) => code === 'experts')).toMatchObject({ figure: 2 });
    expect(order.options[0]?.responseLimitMinutes).toBe(240);
    expect(order.excluded).toMatchObject([
      { hospital: { code: 'TOP-B' }, code: 'needsAgreement', block: { code: 'AGREEMENT_SUSPENDED' } },
    ]);
    const stranger = await expert.call('listRoutingOptions', {
      query: { specialty: 'cardiology', urgency: 'urgent' },
    });
    expect(stranger.body.code).toBe('ACTION_NOT_ALLOWED');
  });
});

describe('a coordinator', () => {
  it('sends a question to another specialty, and both sides are told; the whole limit stays', async () => {
    const asked = await submitted(doctor);
    const sent = await reroute(coordinator, asked, { specialty: 'neurology' });
    expect(sent.status).toBe(204);
    const { body } = await doctor.call('getConsultation', { params: { consultationId: asked.id } });
    expect(body).toMatchObject({
      state: 'submitted',
      specialty: 'neurology',
      answerDueAt: asked.answerDueAt,
    });
    expect((await expert.call('getConsultation', { params: { consultationId: asked.id } })).status).toBe(404);
    const told = async (client: ApiClient) =>
      (await client.call('listNotifications', { query: {} })).body.items.filter(
        (notice) => notice.kind === 'consultation.rerouted',
      ).length;
    await waitFor('both sides', async () => (await told(doctor)) > 0 && (await told(county)) > 0);
  });

  it('needs a reason, a change and an agreement', async () => {
    const asked = await submitted(doctor);
    expect((await reroute(coordinator, asked, {})).body.code).toBe('ROUTE_UNCHANGED');
    expect((await reroute(coordinator, asked, { specialty: 'neurology', reason: ' ' })).body.code).toBe(
      'REASON_MISSING',
    );
    const elsewhere = await reroute(coordinator, asked, { invitedHospitalId: ids['TOP-B'] });
    expect(elsewhere.status).toBe(422);
    expect((await reroute(doctor, asked, { specialty: 'neurology' })).status).toBe(403);
  });

  it('directs a question to one expert; the others may still take it', async () => {
    const asked = await submitted(doctor);
    const personId = (
      await sql<{ id: string }>('select id from person where email = ?', [accounts.expert])
    )[0]?.id;
    const direct = (revision: number, id: string | undefined) =>
      coordinator.call('directConsultation', {
        params: { consultationId: asked.id },
        body: { revision, personId: id as never },
      });
    expect((await direct(asked.revision, personId)).status).toBe(204);
    expect((await direct(asked.revision, personId)).body.code).toBe('REVISION_CONFLICT');
    const { body } = await expert.call('listConsultations', { query: { scope: 'waitingForMe' } });
    expect(body.items.find(({ id }) => id === asked.id)?.directedTo).toMatchObject({
      nameEn: 'Demo Expert One',
    });
    const { body: routing } = await coordinator.call('getConsultationRouting', {
      params: { consultationId: asked.id },
      query: {},
    });
    const named = routing.experts.map(({ person }) => person.nameEn);
    expect(named.toSorted()).toEqual(['Demo Expert One', 'Demo Expert Two']);
    const stranger = (
      await sql<{ id: string }>('select id from person where email = ?', [accounts.foreignExpert])
    )[0];
    expect((await direct(asked.revision + 1, stranger?.id)).body.code).toBe('EXPERT_NOT_ELIGIBLE');
    const seen = await other.call('getConsultation', { params: { consultationId: asked.id } });
    expect((await accept(other, seen.body)).state).toBe('accepted');
  });
});

describe('overflow', () => {
  it('is open only when no paired hospital can answer, under an agreement that is lent, and earns credits', async () => {
    // The pair never had an agreement; a hospital of the same prefecture has one with TOP-B.
    await sql(
      `insert into hospital (id, code, name_zh, name_en, time_zone, region_code, created_at)
       values (gen_random_uuid(), 'COUNTY-C', '示例邻县医院', 'Demo Neighbour', 'Asia/Shanghai', '530902', now())`,
    );
    await sql(
      `update pairing set inviting_hospital_id = (select id from hospital where code = 'COUNTY-C')
       where inviting_hospital_id = ? and invited_hospital_id = ?`,
      [ids['COUNTY-A'], ids['TOP-B']],
    );
    await sql(
      `update agreement set state = 'active', suspended_at = null, suspended_by = null, valid_from = current_date - 1,
         valid_until = current_date + 100, specialties = array['cardiology', 'obstetrics'] where state = 'suspended'`,
    );
    const assistance = await api.signIn('assistance@top-b.example');
    await settings('COUNTY-A', county, { asksOverflow: false });
    await settings('TOP-B', assistance, { answersOverflow: false });
    const balance = async () => {
      const { body } = await assistance.call('listOverflowCredits', { query: {} });
      return body.balances.find(({ hospital }) => hospital.code === 'TOP-A')?.credits ?? 0;
    };
    const before = await balance();
    expect((await options('cardiology')).excluded).toMatchObject([{ code: 'needsAgreement' }]);
    expect((await settings('COUNTY-A', county, { asksOverflow: true })).status).toBe(200);
    expect((await settings('TOP-B', assistance, { answersOverflow: true })).status).toBe(200);
    expect((await settings('TOP-B', county, {})).status).toBe(403);
    expect((await options('cardiology')).excluded).toMatchObject([{ code: 'pairedCanAnswer' }]);

    const wanting = await draft(doctor);
    const toTopB = done(
      await doctor.call('updateDraft', {
        params: { consultationId: wanting.id },
        body: { revision: wanting.revision, invitedHospitalId: ids['TOP-B'] },
      }),
    );
    const ask = (revision: number) =>
      doctor.call('submitConsultation', { params: { consultationId: wanting.id }, body: { revision } });
    expect((await ask(toTopB.revision)).body.code).toBe('OVERFLOW_NOT_OPEN');

    expect((await settings('TOP-A', coordinator, { openPerExpert: 1 })).status).toBe(200);
    await submitted(doctor);
    const waiting = await submitted(doctor);
    const order = await options('cardiology');
    expect(order.isOverflowOpen).toBe(true);
    expect(codes(order)).toEqual(['TOP-B overflow', 'TOP-A paired']);
    expect((await reroute(county, waiting, { invitedHospitalId: ids['TOP-B'] })).status).toBe(204);
    await waitFor('the hospital that it left to be told', async () => {
      const { body } = await coordinator.call('listNotifications', { query: {} });
      return body.items.some(
        (notice) => notice.kind === 'consultation.movedAway' && notice.consultationId === waiting.id,
      );
    });
    await submitted(doctor);
    const asked = done(await ask(toTopB.revision));
    expect(asked.state).toBe('submitted');
    await sign(obstetrics, await accept(obstetrics, asked));
    const { body } = await assistance.call('listOverflowCredits', { query: {} });
    expect(body.items.slice(0, 1)).toMatchObject([
      { helper: { code: 'TOP-B' }, helped: { code: 'TOP-A' }, credits: 2, consultationNumber: asked.number },
    ]);
    expect((await balance()) - before).toBe(-2);
    await settings('TOP-A', coordinator, {});
  });
});

describe('the triage board', () => {
  it('shows the questions of my hospitals by their clocks, and nothing of a patient', async () => {
    await sql(
      `update consultation set response_due_at = now() - interval '1 minute'
       where id = (select id from consultation where state = 'submitted' order by submitted_at limit 1)`,
    );
    const { body } = await coordinator.call('listTriage', { query: {} });
    expect(body.items.length).toBe(body.total);
    expect(body.items[0]).toMatchObject({ clock: 'overdue', step: 'reroute', side: 'invited' });
    expect(body.counts.overdue).toBe(1);
    const words = JSON.stringify(body);
    for (const secret of ['胸痛', 'PCI', 'patientAge']) expect(words).not.toContain(secret);
    const narrow = await coordinator.call('listTriage', { query: { side: 'inviting' } });
    expect(narrow.body.items).toEqual([]);
    const found = await county.call('listTriage', {
      query: { search: body.items[0]?.number ?? '', sort: 'urgency' },
    });
    expect(found.body.items).toMatchObject([{ side: 'inviting' }]);
    expect((await doctor.call('listTriage', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('tells the clocks in the database as the rule does', async () => {
    const { body } = await coordinator.call('listTriage', { query: { pageSize: '100' } });
    const bySql = { calm: 0, soon: 0, overdue: 0 };
    for (const { clock } of body.items) bySql[clock] += 1;
    expect(body.counts).toEqual(bySql);
  });

  it('stays quick with a thousand rows', async () => {
    await sql(
      `insert into consultation select (jsonb_populate_record(null::consultation, to_jsonb(c) || jsonb_build_object(
         'id', gen_random_uuid(), 'number', 'C-' || n))).*
       from (select * from consultation where state = 'submitted' limit 1) c, generate_series(1, 1000) n`,
    );
    await sql('analyze consultation');
    const now = new Date();
    const started = performance.now();
    const slice = await actAsSystem(() =>
      api.app
        .get(Database, { strict: false })
        .read((em) => findTriage(em, [ids['TOP-A'] as never], { sort: 'clock', page: 3, pageSize: 50 }, now)),
    );
    expect(slice.rows.length).toBe(50);
    expect(slice.total).toBeGreaterThan(1_000);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
