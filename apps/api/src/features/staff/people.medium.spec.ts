import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDetail } from '@jiedui/contracts';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, stepUp } from '../../../test/consultation-steps.js';

let api: ApiHarness;
let administrator: ApiClient;
let platform: ApiClient;
let hospitalId: HospitalId;

beforeAll(async () => {
  api = await ApiHarness.start();
  administrator = await api.signIn('administrator@top-a.example');
  platform = await api.signIn('admin@jiedui.example');
  await Promise.all([stepUp(administrator), stepUp(platform)]);
  hospitalId = (await administrator.call('getMe', {})).body.posts[0]?.hospital?.id as HospitalId;
});
afterAll(() => api.stop());

const idOf = async (email: string) => {
  const [row] = await api.orm.em
    .fork()
    .execute<{ id: PersonId }[]>('select id from person where email = ?', [email]);
  return { personId: row?.id as PersonId };
};
const postAt = (person: PersonDetail, role: string) =>
  person.posts.find((post) => post.role === role)?.id ?? '';

describe('the people of a hospital', () => {
  it('are listed, searched and paged in a stable order for those who may see them', async () => {
    const all = await administrator.call('listPeople', { query: { hospitalId } });
    const emails = all.body.items.map(({ email }) => email);
    expect(emails).toEqual(
      expect.arrayContaining([accounts.expert, accounts.otherExpert, accounts.coordinator]),
    );
    expect(emails).not.toContain(accounts.foreignExpert);
    const pages = await Promise.all(
      [1, 2].map((page) => administrator.call('listPeople', { query: { hospitalId, page, pageSize: 2 } })),
    );
    expect(pages.flatMap(({ body }) => body.items.map(({ email }) => email))).toEqual(emails.slice(0, 4));
    const experts = await administrator.call('listPeople', {
      query: { hospitalId, role: 'expert', search: 'expert2' },
    });
    expect(experts.body.items.map(({ email }) => email)).toEqual([accounts.otherExpert]);
    expect(experts.body.total).toBe(1);
  });

  it("are nobody else's: not of doctors, not of another hospital, and the whole list of the platform alone", async () => {
    const doctor = await api.signIn(accounts.expert);
    const neighbour = await api.signIn('administrator@county-a.example');
    for (const client of [doctor, neighbour]) {
      expect((await client.call('listPeople', { query: { hospitalId } })).body.code).toBe(
        'ACTION_NOT_ALLOWED',
      );
    }
    expect((await administrator.call('listPeople', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await platform.call('listPeople', { query: {} })).body.total).toBeGreaterThan(8);
    const params = await idOf(accounts.doctor);
    expect((await administrator.call('getPerson', { params })).status).toBe(404);
  });
});

describe('credentials', () => {
  it('say by the day whether an expert has practised for three years', async () => {
    const params = await idOf(accounts.expert);
    const put = (practisingSince: string) =>
      administrator.call('changeCredentials', {
        params,
        body: { licenceNumber: '110000000000001', title: 'attending', practisingSince },
      });
    const today = new Date();
    const yearsAgo = (years: number, days = 0) =>
      new Date(Date.UTC(today.getUTCFullYear() - years, today.getUTCMonth(), today.getUTCDate() + days))
        .toISOString()
        .slice(0, 10);
    expect((await put(yearsAgo(3))).body.credentials).toMatchObject({
      independentYears: 3,
      isFitToConsult: true,
    });
    expect((await put(yearsAgo(3, 1))).body.credentials).toMatchObject({
      independentYears: 2,
      isFitToConsult: false,
    });
    expect((await put(yearsAgo(-1))).body.code).toBe('REQUEST_INVALID');
    const twin = await administrator.call('changeCredentials', {
      params: await idOf(accounts.otherExpert),
      body: { licenceNumber: '110000000000001', title: null, practisingSince: null },
    });
    expect(twin.body.errors?.[0]).toMatchObject({ path: 'licenceNumber', code: 'taken' });
  });
});

describe('posts', () => {
  it('are added once, and end at once with a reason: the person loses what they opened', async () => {
    const params = await idOf(accounts.coordinator);
    const body = { role: 'expert' as const, hospitalId, specialties: ['oncology' as const] };
    const added = await administrator.call('addPost', { params, body });
    expect(added.status).toBe(200);
    expect((await administrator.call('addPost', { params, body })).body.code).toBe('POST_ALREADY_HELD');
    const coordinator = await api.signIn(accounts.coordinator);
    const roles = async () =>
      (await coordinator.call('getMe', {})).body.posts.map(({ role }) => role).toSorted();
    expect(await roles()).toEqual(['coordinator', 'expert']);
    const at = { params: { ...params, postId: postAt(added.body, 'expert') }, body: { reason: '轮岗结束' } };
    const ended = await administrator.call('endPost', at);
    expect(ended.body.posts.find(({ role }) => role === 'expert')).toMatchObject({ endReason: '轮岗结束' });
    expect(await roles()).toEqual(['coordinator']);
    expect((await administrator.call('endPost', at)).body.code).toBe('POST_ALREADY_ENDED');
    expect((await administrator.call('addPost', { params, body })).status).toBe(200);
  });

  it('are given by hospitals within their own house only', async () => {
    const params = await idOf(accounts.expert);
    const wants = (body: { role: 'supervisor' | 'platformAdministrator'; regionCode?: string }) =>
      administrator.call('addPost', { params, body });
    expect((await wants({ role: 'platformAdministrator' })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await wants({ role: 'supervisor', regionCode: '53' })).body.code).toBe('ACTION_NOT_ALLOWED');
    const governing = await idOf('administrator@county-a.example');
    const supervise = (regionCode: string) =>
      platform.call('addPost', { params: governing, body: { role: 'supervisor', regionCode } });
    const supervisor = await supervise('53');
    expect(supervisor.body.posts.find(({ role }) => role === 'supervisor')?.region?.code).toBe('53');
    const nowhere = await supervise('99');
    expect(nowhere.body.code).toBe('POST_INVALID');
  });

  it('never leave the platform without an administrator, also when two leave at once', async () => {
    const first = await idOf('admin@jiedui.example');
    const own = (await platform.call('getPerson', { params: first })).body;
    const end = (client: ApiClient, person: PersonDetail) =>
      client.call('endPost', {
        params: { personId: person.id, postId: postAt(person, 'platformAdministrator') },
        body: { reason: '离任' },
      });
    expect((await end(platform, own)).body.code).toBe('ADMINISTRATOR_LAST');
    expect(
      (await platform.call('disableAccount', { params: first, body: { reason: '离任' } })).body.code,
    ).toBe('ADMINISTRATOR_LAST');
    const second = await platform.call('addPost', {
      params: await idOf('supervisor@yunnan.example'),
      body: { role: 'platformAdministrator' },
    });
    const answers = await Promise.all([end(platform, own), end(platform, second.body)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

describe('closing an account', () => {
  it('ends its sessions and lets nobody in until it is opened again', async () => {
    const params = await idOf(accounts.otherExpert);
    const expert = await api.signIn(accounts.otherExpert);
    const disable = (client: ApiClient) =>
      client.call('disableAccount', { params, body: { reason: '离职' } });
    const neighbour = await api.signIn('administrator@county-a.example');
    await stepUp(neighbour);
    expect((await disable(neighbour)).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await disable(administrator)).body).toMatchObject({ disabledReason: '离职' });
    expect((await expert.call('getMe', {})).status).toBe(401);
    const signIn = () =>
      api.stranger.call('signIn', { body: { email: accounts.otherExpert, password: 'jiedui-demo' } });
    expect((await signIn()).body.code).toBe('ACCOUNT_DISABLED');
    expect((await administrator.call('enableAccount', { params })).body.disabledAt).toBeNull();
    expect((await signIn()).status).toBe(200);
  });

  it('leaves a trace of who did it, and for which hospital', async () => {
    const { personId } = await idOf(accounts.otherExpert);
    const rows = await api.orm.em.fork().execute<{ details: { account: string }; hospital_ids: string[] }[]>(
      `select details, hospital_ids::text[] from audit_event
       where subject_kind = 'person' and subject_id = ? and details->>'account' is not null order by at`,
      [personId],
    );
    expect(rows.map(({ details }) => details.account)).toEqual(['disabled', 'enabled']);
    expect(rows[0]?.hospital_ids).toEqual([hospitalId]);
  });
});
