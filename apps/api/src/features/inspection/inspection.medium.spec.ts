import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { parse } from 'csv-parse/sync';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, signInEveryone, stepUp, submitted } from '../../../test/consultation-steps.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let platform: ApiClient;
let countyAdministrator: ApiClient;
let asked: Consultation;

beforeAll(async () => {
  api = await ApiHarness.start();
  people = await signInEveryone(api);
  platform = await api.signIn('admin@jiedui.example');
  countyAdministrator = await api.signIn('administrator@county-a.example');
  asked = await submitted(people.doctor);
  await accept(people.expert, asked);
  await read(people.expert);
  await read(people.doctor);
});
afterAll(() => api.stop());

const read = (client: ApiClient) => client.call('getConsultation', { params: { consultationId: asked.id } });
const list = async (
  client: ApiClient,
  query: Parameters<typeof platform.call<'listAuditEvents'>>[1]['query'],
) => (await client.call('listAuditEvents', { query })).body;

describe('the trail', () => {
  it('shows a platform administrator who read which consultation, by its number', async () => {
    const { items } = await list(platform, { consultationNumber: asked.number, action: 'read' });
    expect(items.map(({ person, why }) => [person?.nameEn, why])).toEqual([
      [asked.requestedBy.nameEn, 'requester'],
      [expect.any(String), 'assignedExpert'],
    ]);
    expect(items[0]).toMatchObject({
      outcome: 'success',
      consultationNumber: asked.number,
      subject: { kind: 'consultation', id: asked.id },
    });
  });

  it('shows a hospital administrator the lines of their hospital alone', async () => {
    const own = asked.invitingHospital.id;
    const { items } = await list(countyAdministrator, { pageSize: '100' });
    expect(items.map(({ consultationNumber }) => consultationNumber)).toContain(asked.number);
    const foreign = await api.orm.em
      .fork()
      .execute<{ id: string }[]>('select id from audit_event where not ?::uuid = any(hospital_ids)', [own]);
    expect(foreign.length).toBeGreaterThan(0);
    const shown = new Set(items.map(({ id }) => id));
    expect(foreign.filter(({ id }) => shown.has(id))).toEqual([]);
    const hidden = await countyAdministrator.call('getAuditEvent', {
      params: { auditEventId: foreign[0]?.id ?? '' },
    });
    expect(hidden).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('does not let an administrator learn by its number whether a foreign consultation exists', async () => {
    const foreign = await api.orm.em.fork().execute<{ id: string; number: string }[]>(
      `insert into consultation select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
           'number', 'C2026-777777', 'inviting_hospital_id', c.invited_hospital_id))).* from consultation c where c.id = ?
         returning id, number`,
      [asked.id],
    );
    const kept = async (consultationNumber: string) => {
      await list(countyAdministrator, { consultationNumber });
      const { items } = await list(countyAdministrator, { subjectKind: 'audit', action: 'search' });
      const params = { auditEventId: items[0]?.id ?? '' };
      return (await countyAdministrator.call('getAuditEvent', { params })).body.details.consultationId;
    };
    const unknown = await kept('C2026-000000');
    expect(await kept(foreign[0]?.number ?? '')).toBe(unknown);
    expect(await kept(asked.number)).toBe(asked.id);
    const whole = await list(platform, { subjectKind: 'audit', action: 'read' });
    expect(whole.items[0]?.person?.id).toBe((await countyAdministrator.call('getMe', {})).body.person.id);
  });

  it('refuses another hospital to an administrator, and everything to everybody else', async () => {
    const { invitedHospital } = asked;
    const query = { hospitalId: invitedHospital?.id ?? '' };
    expect((await countyAdministrator.call('listAuditEvents', { query })).body.code).toBe(
      'ACTION_NOT_ALLOWED',
    );
    for (const client of [people.doctor, people.expert, people.coordinator]) {
      const answers = await Promise.all([
        client.call('listAuditEvents', { query: {} }),
        client.call('getAuditChain', { query: {} }),
        client.call('verifyAuditChain', { query: {} }),
        client.call('exportAuditEvents', { query: { format: 'csv' } }),
      ]);
      expect(answers.map(({ body }) => body.code)).toEqual(Array(4).fill('ACTION_NOT_ALLOWED'));
    }
    expect((await countyAdministrator.call('verifyAuditChain', { query: {} })).status).toBe(403);
  });

  it('pages without a gap and without a repeat, while new lines arrive', async () => {
    const query = { consultationNumber: asked.number };
    const whole = await list(platform, { ...query, pageSize: '100' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(platform, { ...query, pageSize: '1', ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      if (seen.length === 1)
        await people.coordinator.call('listTimeline', { params: { consultationId: asked.id } });
    } while (cursor);
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(2);
  });

  it('narrows by person, time, outcome and request, and finds nothing where nothing is', async () => {
    const [line] = (await list(platform, { consultationNumber: asked.number, action: 'read' })).items;
    const byRequest = await list(platform, { requestId: line?.requestId ?? '' });
    expect(byRequest.items.map(({ id }) => id)).toContain(line?.id);
    const byPerson = await list(platform, { personId: line?.person?.id ?? '' });
    expect(new Set(byPerson.items.map(({ person }) => person?.id))).toEqual(new Set([line?.person?.id]));
    for (const query of [
      { to: '2001-01-01T00:00:00Z' },
      { from: '2999-01-01T00:00:00Z' },
      { consultationNumber: 'C0000-000000' },
      { consultationNumber: asked.number, outcome: 'refused' as const },
    ]) {
      expect((await list(platform, query)).items).toEqual([]);
    }
  });

  it('refuses a cursor that it did not write', async () => {
    const { body } = await platform.call('listAuditEvents', { query: { cursor: 'bm9uc2Vuc2U' } });
    expect(body).toMatchObject({ code: 'REQUEST_INVALID', errors: [{ path: 'query.cursor' }] });
  });

  it('keeps a line of every search, with what was searched for', async () => {
    await list(platform, { requestId: 'a-request-to-find' });
    const { items } = await list(platform, { subjectKind: 'audit', action: 'search' });
    const details = await Promise.all(
      items.map(({ id }) => platform.call('getAuditEvent', { params: { auditEventId: id } })),
    );
    expect(details.map(({ body }) => body.details)).toContainEqual({ requestId: 'a-request-to-find' });
  });

  it('shows one line in full, with its place in the chain once it is linked', async () => {
    const [line] = (await list(platform, { consultationNumber: asked.number, action: 'read' })).items;
    const detail = await waitFor('the link', async () => {
      const { body } = await platform.call('getAuditEvent', { params: { auditEventId: line?.id ?? '' } });
      return body.chain && body;
    });
    expect(detail.chain).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(detail.hospitals.map(({ id }) => id)).toContain(asked.invitingHospital.id);
    expect(detail.address).not.toBeNull();
  });
});

describe('the export', () => {
  it('asks for a fresh proof first', async () => {
    const { body } = await platform.call('exportAuditEvents', { query: { format: 'csv' } });
    expect(body.code).toBe('STEP_UP_NEEDED');
  });

  it('gives thousands of lines as CSV, all of them and each once, and is itself written down', async () => {
    await stepUp(platform);
    await api.orm.em.fork().execute(`
      insert into audit_event (id, at, actor_kind, action, outcome, subject_kind, request_id)
      select gen_random_uuid(), '2020-05-01'::timestamptz + (n / 3) * interval '1 millisecond', 'system', 'read',
        'success', 'record', 'of-the-export'
      from generate_series(1, 2500) n`);
    const { headers, text } = await download('csv', { requestId: 'of-the-export' });
    expect(headers).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': expect.stringMatching(/^attachment; filename="audit-.*\.csv"/),
    });
    const rows = parse<Record<string, string>>(text, { columns: true, bom: true });
    expect(rows).toHaveLength(2500);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2500);
    const { items } = await list(platform, { action: 'export' });
    expect(items[0]).toMatchObject({ subject: { kind: 'audit' } });
  });

  it('gives the same as FHIR, one resource a line', async () => {
    await stepUp(platform);
    const { headers, text } = await download('fhir', { consultationNumber: asked.number, action: 'read' });
    expect(headers['content-type']).toBe('application/fhir+ndjson');
    const events = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { resourceType: string; entity: { what?: { display?: string } }[] });
    expect(events.length).toBeGreaterThan(1);
    expect(events[0]).toMatchObject({ resourceType: 'AuditEvent', action: 'R', outcome: '0' });
    expect(events[0]?.entity[0]?.what?.display).toBe(asked.number);
  });

  async function download(format: string, query: Record<string, string>) {
    const response = await api.app.inject({
      method: 'GET',
      url: '/api/audit/events/export',
      query: { ...query, format },
      headers: { cookie: platform.cookie ?? '' },
    });
    return { headers: response.headers, text: response.payload };
  }
});

describe('the chain', () => {
  it('shows its days with their ends, and is found whole on request', async () => {
    const chain = await waitFor('the chain', async () => {
      const { body } = await platform.call('getAuditChain', { query: {} });
      return body.days.length > 0 && body;
    });
    const { body } = await platform.call('verifyAuditChain', { query: {} });
    expect(body).toMatchObject({ ok: true, days: 1, faults: 0 });
    expect(Object.keys(body.heads)).toEqual([chain.days[0]?.day]);
  });

  it('names a line that somebody changed', async () => {
    const owner = api.orm.em.fork();
    const [line] = await waitFor('a link', async () => {
      const rows = await owner.execute<{ id: string }[]>(
        'select e.id from audit_event e join audit_link l on l.event_id = e.id order by l.position limit 1',
      );
      return rows.length > 0 && rows;
    });
    const change = (sql: string) =>
      owner.execute(
        `alter table audit_event disable trigger all; ${sql} '${line?.id}'; alter table audit_event enable trigger all`,
      );
    await change("update audit_event set agent = agent || '!' where id =");
    const { body } = await platform.call('verifyAuditChain', { query: {} });
    expect(body).toMatchObject({ ok: false, faults: 1, changed: [{ eventId: line?.id, position: 1 }] });
    await change('update audit_event set agent = left(agent, -1) where id =');
    expect((await platform.call('verifyAuditChain', { query: {} })).body.ok).toBe(true);
  });

  it('refuses a span that is empty or too long', async () => {
    for (const query of [
      { from: '2026-02-02', to: '2026-02-01' },
      { from: '2020-01-01', to: '2026-01-01' },
    ]) {
      expect((await platform.call('verifyAuditChain', { query })).body.code).toBe('REQUEST_INVALID');
    }
  });
});

describe('the readers of a record', () => {
  const readers = (client: ApiClient, query = {}) =>
    client.call('listReaders', { params: { consultationId: asked.id }, query });

  it('names who read it, when, what and why, with the posts of that day', async () => {
    const { body } = await readers(people.doctor);
    expect(body.people.map(({ person }) => person.id)).toContain(asked.requestedBy.id);
    expect(body.people.every(({ reads }) => reads > 0)).toBe(true);
    const own = body.reads.find(({ person }) => person.id === asked.requestedBy.id);
    expect(own).toMatchObject({
      part: 'consultation',
      why: 'requester',
      isEmergency: false,
      posts: [{ role: 'countyDoctor', hospital: { id: asked.invitingHospital.id } }],
    });
  });

  it('marks who broke the glass', async () => {
    await api.orm.em.fork().execute(
      `insert into audit_event (id, at, actor_kind, person_id, action, outcome, subject_kind, consultation_id, why)
       select gen_random_uuid(), now(), 'person', id, 'read', 'success', 'attachment', ?, 'glassBreaker'
       from person where email = 'expert2@top-a.example'`,
      [asked.id],
    );
    const { body } = await readers(people.expert);
    expect(body.people[0]).toMatchObject({ reads: 1, hasUsedEmergencyAccess: true });
    expect(body.reads[0]).toMatchObject({ part: 'attachment', isEmergency: true });
  });

  it('pages the whole list', async () => {
    const whole = (await readers(people.doctor, { pageSize: '100' })).body;
    const first = (await readers(people.doctor, { pageSize: '1' })).body;
    const second = (await readers(people.doctor, { pageSize: '1', cursor: first.nextCursor ?? '' })).body;
    expect([...first.reads, ...second.reads].map(({ id }) => id)).toEqual(
      whole.reads.slice(0, 2).map(({ id }) => id),
    );
  });

  it('is hidden from strangers, and from administrators too', async () => {
    for (const client of [people.otherDoctor, people.foreignExpert, platform, countyAdministrator]) {
      expect((await readers(client)).body.code).toBe('NOT_FOUND');
    }
  });
});
