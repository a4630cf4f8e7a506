import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newAddress } from '../../../test/account-steps.js';
import { ApiHarness } from '../../../test/api-harness.js';

const code = 'a set-up code for tests';
let api: ApiHarness;

/** An installation as it is before anybody came: without the demo's administrator. */
beforeAll(async () => {
  api = await ApiHarness.start({ SETUP_CODE: code, SECOND_FACTOR_ROLES: 'platformAdministrator' });
  await api.orm.em.fork().execute("delete from post where role = 'platformAdministrator'");
});
afterAll(() => api.stop());

const account = {
  nameZh: '示例管理员',
  nameEn: 'Sample Administrator',
  locale: 'zh-CN',
  password: '初次安装 2026 年',
} as const;
const complete = (given: string, email = newAddress()) =>
  api.stranger.call('completeSetup', { body: { ...account, code: given, email } });

describe('a fresh installation', () => {
  it('says that it waits for its first administrator', async () => {
    expect((await api.stranger.call('getSetup', {})).body).toEqual({ isNeeded: true });
  });

  it('is not taken by whoever comes without the code, or with a weak password', async () => {
    expect((await complete('another code than the right one')).body.code).toBe('SETUP_CODE_WRONG');
    const weak = await api.stranger.call('completeSetup', {
      body: { ...account, password: '1111111111', code, email: newAddress() },
    });
    expect(weak.body.code).toBe('PASSWORD_WEAK');
    expect((await complete(code, 'doctor@county-a.example')).body.code).toBe('EMAIL_ALREADY_USED');
  });

  it('gets one administrator, however many try at once, who must then set up a second factor', async () => {
    const clients = Array.from({ length: 6 }, () => api.stranger);
    const answers = await Promise.all(
      clients.map((client) =>
        client.call('completeSetup', { body: { ...account, code, email: newAddress() } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409]);
    const winner = clients[answers.findIndex(({ status }) => status === 200)] ?? api.stranger;
    const { body: me } = await winner.call('getMe', {});
    expect(me.posts.map(({ role }) => role)).toEqual(['platformAdministrator']);
    expect(me.needsSecondFactor).toBe(true);
    expect((await winner.call('listPeople', { query: {} })).body.code).toBe('SECOND_FACTOR_MISSING');
  });

  it('is set up once: the code is worth nothing afterwards', async () => {
    expect((await api.stranger.call('getSetup', {})).body).toEqual({ isNeeded: false });
    expect((await complete(code)).body.code).toBe('SETUP_ALREADY_DONE');
  });
});

describe('a code that the process makes', () => {
  it('is kept as a hash, and none is made where an administrator exists', async () => {
    const { DATABASE_URL } = api.config;
    const count = async () => (await api.orm.em.fork().execute<object[]>('select 1 from setup_code')).length;
    const done = await ApiHarness.start({ DATABASE_URL });
    expect(await count()).toBe(0);
    await done.stop();
    await api.orm.em.fork().execute("delete from post where role = 'platformAdministrator'");
    const fresh = await ApiHarness.start({ DATABASE_URL });
    const rows = await api.orm.em
      .fork()
      .execute<{ size: number }[]>('select length(code_sha256) as size from setup_code');
    expect(rows).toEqual([{ size: 32 }]);
    await fresh.stop();
  });
});
