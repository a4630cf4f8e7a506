import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@jiedui/testing';
import { newAddress, renamed, setUpTotp, tokensTo } from '../../../test/account-steps.js';
import { ApiHarness } from '../../../test/api-harness.js';
import { accounts, stepUp } from '../../../test/consultation-steps.js';
import { AccountTidying } from './account-tidying.js';

const dayMs = 24 * 3_600_000;
const clock = new FixedClock(new Date());
let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
});
afterAll(() => api.stop());

const sql = <T>(query: string, values: unknown[] = []) => api.orm.em.fork().execute<T[]>(query, values);
const ended = async (personId: string) =>
  (
    await sql<{ why: string }>(
      `select why from audit_event where action = 'signOut' and why is not null and details->>'personId' = ?
       order by at, id`,
      [personId],
    )
  ).map(({ why }) => why);

describe('the audit trail', () => {
  it('tells of sign-ins that ended with a password, a first factor, a reset or the account', async () => {
    const email = await renamed(api, accounts.expert);
    const here = await api.signIn(email);
    const { body: me } = await here.call('getMe', {});
    await api.signIn(email);
    await here.call('changePassword', {
      body: { currentPassword: 'jiedui-demo', newPassword: '第二个密码 2026' },
    });
    expect(await ended(me.person.id)).toEqual(['passwordChanged']);
    await here.call('stepUp', { body: { method: 'password', password: '第二个密码 2026' } });
    await api.signIn(email, '第二个密码 2026');
    await setUpTotp(here, clock.now());
    expect(await ended(me.person.id)).toEqual(['passwordChanged', 'firstFactor']);
    await api.stranger.call('askPasswordReset', { body: { email } });
    const [token = ''] = await tokensTo(email);
    await api.stranger.call('resetPassword', { body: { token, password: '第三个密码 2026' } });
    expect(await ended(me.person.id)).toEqual(['passwordChanged', 'firstFactor', 'passwordReset']);
  });

  it('tells whose sign-ins ended with a closed account, and who closed it', async () => {
    const client = await api.signIn(accounts.otherDoctor);
    const { body: me } = await client.call('getMe', {});
    const platform = await api.signIn('admin@jiedui.example');
    await stepUp(platform);
    const params = { personId: me.person.id };
    await platform.call('disableAccount', { params, body: { reason: '离职' } });
    const [line] = await sql<{ person_id: string }>(
      "select person_id from audit_event where why = 'accountDisabled' and details->>'personId' = ?",
      [me.person.id],
    );
    expect(line?.person_id).toBe((await platform.call('getMe', {})).body.person.id);
  });

  it('tells of another language, and of a reset that somebody unknown asked for', async () => {
    const doctor = await api.signIn(accounts.doctor);
    const { body: me } = await doctor.call('updateMe', { body: { locale: 'en' } });
    await api.stranger.call('askPasswordReset', { body: { email: accounts.doctor } });
    await api.stranger.call('askPasswordReset', { body: { email: newAddress() } });
    const lines = await sql<{ details: object; person_id: string | null; subject_id: string | null }>(
      `select details, person_id, subject_id from audit_event
       where details->>'locale' is not null or details->>'what' = 'resetAsked' order by at, id`,
    );
    expect(lines.slice(-3)).toEqual([
      { details: { locale: 'en' }, person_id: me.person.id, subject_id: me.person.id },
      { details: { what: 'resetAsked' }, person_id: null, subject_id: me.person.id },
      { details: { what: 'resetAsked' }, person_id: null, subject_id: null },
    ]);
  });
});

describe('what has done its work', () => {
  it('is cleared away after its time, and what is under way stays', async () => {
    const countAll = () =>
      sql<{ resets: string; notices: string; pending: string }>(
        `select (select count(*) from password_reset) resets, (select count(*) from account_notice) notices,
          (select count(*) from pending_sign_in) pending`,
      ).then(([row]) => Object.values(row ?? {}).map(Number));
    const email = await renamed(api, accounts.otherExpert);
    const client = await api.signIn(email);
    await stepUp(client);
    await setUpTotp(client, clock.now());
    await api.stranger.call('signIn', { body: { email, password: 'jiedui-demo' } });
    await api.stranger.call('askPasswordReset', { body: { email } });
    const before = await countAll();
    expect(Math.min(...before)).toBeGreaterThan(0);
    const tidying = api.app.get(AccountTidying, { strict: false });
    await tidying.tidy();
    expect(await countAll()).toEqual(before);
    clock.advance(31 * dayMs);
    await tidying.tidy();
    expect(await countAll()).toEqual([0, 0, 0]);
  });
});
