import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiPrefix, endpoints, type EndpointShape, errorCodes } from '@jiedui/contracts';
import { randomUUID } from 'node:crypto';
import { ApiClient, ApiHarness } from './api-harness.js';
import { accounts, draft } from './consultation-steps.js';

let api: ApiHarness;
let client: ApiClient;
let consultationId: string;

beforeAll(async () => {
  api = await ApiHarness.start();
  client = await api.signIn(accounts.doctor);
  consultationId = (await draft(client)).id;
});
afterAll(() => api.stop());

/** How far what was left to do has come is the work of others. */
const rowOf = (table: string) =>
  table === 'outbox' ? "(to_jsonb(t) - '{published_at,done_at,dead_at}'::text[])" : 't';

/** Everything in the database, but for the sessions that each request prolongs, and the chain that grows by itself. */
async function fingerprint(): Promise<string> {
  const em = api.orm.em.fork();
  const tables = await em.execute<{ name: string }[]>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('sign_in_session', 'audit_waiting', 'audit_link')",
  );
  const hashes = await Promise.all(
    tables.map(({ name }) =>
      em.execute(
        `select '${name}' as name, md5(coalesce(string_agg(line, '|' order by line), ''))
         from (select ${rowOf(name)}::text as line from "${name}" t) lines`,
      ),
    ),
  );
  return JSON.stringify(hashes.toSorted());
}

const wrongBodies: unknown[] = [
  undefined,
  null,
  [],
  'text',
  42,
  { revision: 'one' },
  { revision: -1, reason: 5 },
  { revision: 1, reason: '\u0000', question: '\u0000', findings: '\u0000', advice: '\u0000' },
  { email: 'not-an-address', password: '' },
  { email: 'a@b.example', password: 'x'.repeat(5_000) },
  { patientAgeYears: 1e308, patientSex: 'robot', specialty: '__proto__', urgency: {} },
  { patientAgeYears: -1, revision: 1 },
  { patientAgeYears: 12.5, revision: 1 },
  { invitedHospitalId: "'; drop table consultation; --", revision: 1 },
  { invitedHospitalId: randomUUID(), revision: 1 },
  { startsAt: 'tomorrow', endsAt: null, revision: 1 },
  { startsAt: '2026-13-45T99:99:99Z', endsAt: '2026-11-22T00:00:00Z', revision: 1 },
  { findings: 'x'.repeat(20_001), advice: '' },
  { locale: 'tlh' },
  { ids: ['not-an-id'] },
  JSON.parse('{"__proto__": {"revision": 1}}'),
];

const wrongIds = [
  'nonsense',
  '00000000-0000-0000-0000-00000000000',
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '%F0%28%8C',
  '1'.repeat(300),
];
const wrongQueries = [
  'page=0',
  'page=1e9',
  'pageSize=100000',
  'scope=everything',
  'search=%00',
  'limit=-1',
  'from=x&to=y',
  'page[]=1',
];

/** Whatever a route says to bad input, it says it by the catalogue. */
function expectProblem(
  label: string,
  answer: { status: number; body: { code?: string; status?: number } | undefined },
): void {
  const verdict = {
    label,
    isRefused: answer.status >= 400 && answer.status < 500,
    isKnown: errorCodes.includes(answer.body?.code as never),
  };
  expect({ ...verdict, status: answer.body?.status }).toEqual({
    label,
    isRefused: true,
    isKnown: true,
    status: answer.status,
  });
}

const routes = Object.entries<EndpointShape>(endpoints);
const urlOf = (shape: EndpointShape, id = consultationId) => apiPrefix + shape.path.replace(/\{\w+\}/g, id);

describe('bad input is refused with a catalogue code and changes nothing', () => {
  it.each(routes.filter(([, { body }]) => body))('%s: bodies', async (id, shape) => {
    const before = await fingerprint();
    let isChanged = false;
    for (const [at, body] of wrongBodies.entries()) {
      const schema = shape.body as NonNullable<EndpointShape['body']>;
      const isGood = schema.safeParse(body).success;
      const answer = await client.send(shape.method, urlOf(shape), {
        body: JSON.stringify(body) ?? '',
        headers: { 'content-type': 'application/json' },
      });
      // A body may happen to fit one route's schema: then the answer may be anything but a crash.
      if (isGood) expect(answer.status).toBeLessThan(500);
      else expectProblem(`${id} body ${at}`, answer);
      isChanged ||= answer.status < 300;
    }
    if (!isChanged) expect(await fingerprint()).toBe(before);
  });

  it.each(routes.filter(([, { body }]) => body))('%s: broken and foreign encodings', async (id, shape) => {
    const send = (body: string, type: string) =>
      client.send(shape.method, urlOf(shape), { body, headers: { 'content-type': type } });
    expectProblem(`${id} broken`, await send('{"revision": 1', 'application/json'));
    expectProblem(`${id} xml`, await send('<revision>1</revision>', 'application/xml'));
    expectProblem(`${id} form`, await send('revision=1', 'application/x-www-form-urlencoded'));
    expectProblem(`${id} huge`, await send(`{"history":"${'x'.repeat(300_000)}"}`, 'application/json'));
  });

  it.each(routes.filter(([, { params }]) => params))('%s: ids', async (id, shape) => {
    for (const wrong of wrongIds) {
      const body = shape.body ? { revision: 1 } : undefined;
      expectProblem(`${id} ${wrong}`, await client.send(shape.method, urlOf(shape, wrong), { body }));
    }
    const missing = await client.send(shape.method, urlOf(shape, randomUUID()), {
      body: shape.body ? {} : undefined,
    });
    expectProblem(`${id} missing`, missing);
  });

  it.each(routes.filter(([, { query }]) => query))('%s: queries', async (id, shape) => {
    for (const wrong of wrongQueries) {
      const answer = await client.send(shape.method, `${urlOf(shape)}?${wrong}`);
      expect(answer.status).toBeLessThan(500);
      if (answer.status !== 200) expectProblem(`${id} ${wrong}`, answer);
    }
  });

  it('files that are not sent as files', async () => {
    const url = urlOf(endpoints.startImport);
    expectProblem('no body', await client.send('POST', url));
    expectProblem('json', await client.send('POST', url, { body: {} }));
    const type = 'multipart/form-data; boundary=b';
    expectProblem(
      'cut off',
      await client.send('POST', url, { body: '--b\r\ncontent-disp', headers: { 'content-type': type } }),
    );
    const cut = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf a fi';
    expectProblem(
      'cut off in the file',
      await client.send('POST', url, { body: cut, headers: { 'content-type': type } }),
    );
    const other = '--b\r\ncontent-disposition: form-data; name="other"; filename="a"\r\n\r\nx\r\n--b--\r\n';
    expectProblem(
      'other field',
      await client.send('POST', url, { body: other, headers: { 'content-type': type } }),
    );
  });

  it('addresses that do not exist, and methods that a route does not have', async () => {
    expectProblem('unknown', await client.send('GET', '/api/nothing'));
    expectProblem('method', await client.send('DELETE', '/api/me'));
    expectProblem('encoded', await client.send('GET', '/api/%E0%A4%A'));
  });
});

describe('without a session', () => {
  it.each(routes.filter(([, { access }]) => access === 'signedIn'))('%s asks for one', async (_id, shape) => {
    const answer = await api.stranger.send(shape.method, urlOf(shape));
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'NOT_SIGNED_IN' }]);
  });
});
