import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock, waitFor } from '@jiedui/testing';
import { codeAt, newAddress, renamed, setUpTotp, tokensTo } from '../../../test/account-steps.js';
import { mailsTo } from '../../../test/mailbox.js';
import { ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, stepUp } from '../../../test/consultation-steps.js';

let api: ApiHarness;
const clock = new FixedClock(new Date());
const fresh = '一个全新的密码 2026';

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
});
afterAll(() => api.stop());

const ask = (email: string) => api.stranger.call('askPasswordReset', { body: { email } });
const reset = (token: string, password = fresh) =>
  api.stranger.call('resetPassword', { body: { token, password } });
const statusOf = async (cookie: string | undefined) =>
  (await new ApiClient(api.app, cookie).call('getMe', {})).status;

describe('a forgotten password', () => {
  it('is answered in the same way for an address that nobody has, and leaves the same traces', async () => {
    const count = async (table: string) =>
      (await api.orm.em.fork().execute<object[]>(`select 1 from ${table}`)).length;
    const before = [await count('password_reset'), await count('outbox')];
    const unknown = await ask(newAddress());
    expect([unknown.status, unknown.body]).toEqual([204, undefined]);
    expect([await count('password_reset'), await count('outbox')]).toEqual(before.map((n) => n + 1));
    expect((await ask(await renamed(api, accounts.otherDoctor))).status).toBe(204);
  });

  it('is set anew by the mailed link, once, and signs everybody out', async () => {
    const email = await renamed(api, accounts.doctor);
    const client = await api.signIn(email);
    await ask(email.toUpperCase());
    const [token = ''] = await tokensTo(email);
    const [mail] = await mailsTo(email);
    expect(mail?.text).toContain(`/reset-password#${token}`);
    const stored = await api.orm.em
      .fork()
      .execute<object[]>("select encode(token_sha256, 'escape') t from password_reset");
    expect(JSON.stringify(stored)).not.toContain(token);
    expect((await reset(token, 'short')).body.code).toBe('PASSWORD_WEAK');
    const tries = await Promise.all(Array.from({ length: 4 }, () => reset(token)));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([204, 410, 410, 410]);
    expect(await statusOf(client.cookie)).toBe(401);
    const old = await api.stranger.call('signIn', { body: { email, password: 'jiedui-demo' } });
    expect(old.body.code).toBe('CREDENTIALS_WRONG');
    expect(await statusOf((await api.signIn(email, fresh)).cookie)).toBe(200);
    const notice = await waitFor('the notice', async () =>
      (await mailsTo(email)).find(({ subject }) => subject === '您的登录密码已更改'),
    );
    expect(notice.text).not.toContain(token);
  });

  it('cannot be set after half an hour, nor with an older link once a newer one was used', async () => {
    const email = await renamed(api, accounts.otherExpert);
    await ask(email);
    const [late = ''] = await tokensTo(email);
    clock.advance(30 * 60_000);
    expect((await reset(late)).body.code).toBe('RESET_TOKEN_INVALID');
    await ask(email);
    await tokensTo(email, 2);
    await ask(email);
    const [older = '', newer = ''] = (await tokensTo(email, 3)).filter((token) => token !== late);
    expect((await reset(newer)).status).toBe(204);
    expect((await reset(older, `${fresh}!`)).body.code).toBe('RESET_TOKEN_INVALID');
  });

  it('does not spare the second factor', async () => {
    const email = await renamed(api, accounts.foreignExpert);
    const client = await api.signIn(email);
    await stepUp(client);
    const { secret } = await setUpTotp(client, clock.now());
    await ask(email);
    const [token = ''] = await tokensTo(email);
    await reset(token);
    clock.advance(60_000);
    const again = api.stranger;
    const { body } = await again.call('signIn', { body: { email, password: fresh } });
    expect(body.status).toBe('secondFactorNeeded');
    const proof = { method: 'totp', code: await codeAt(secret, clock.now()) } as const;
    expect((await again.call('proveSecondFactor', { body: proof })).status).toBe(200);
  });

  it('ends a sign-in that waits for its second factor with the old password', async () => {
    const email = await renamed(api, accounts.expert);
    const client = await api.signIn(email);
    await stepUp(client);
    const { secret } = await setUpTotp(client, clock.now());
    clock.advance(60_000);
    const half = api.stranger;
    await half.call('signIn', { body: { email, password: 'jiedui-demo' } });
    await ask(email);
    const [token = ''] = await tokensTo(email);
    expect((await reset(token)).status).toBe(204);
    const proof = { method: 'totp', code: await codeAt(secret, clock.now()) } as const;
    expect((await half.call('proveSecondFactor', { body: proof })).body.code).toBe('CREDENTIALS_WRONG');
  });

  it('cannot be guessed: tokens are counted by address', async () => {
    const other = await ApiHarness.start({}, clock);
    const guesses = await Promise.all(
      Array.from({ length: 33 }, (_, at) =>
        other.stranger.call('resetPassword', {
          body: { token: String(at).padStart(43, 'A'), password: fresh },
        }),
      ),
    );
    expect(guesses.filter(({ status }) => status === 410)).toHaveLength(30);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(3);
    await other.stop();
  });

  it('sends no flood of mails to one address', async () => {
    const email = newAddress();
    const answers = await Promise.all(Array.from({ length: 7 }, () => ask(email)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(5);
  });
});

describe('changing a password', () => {
  it('asks for the old one, ends other sign-ins, and leaves the old cookie worthless', async () => {
    const [here, there] = [await api.signIn(accounts.coordinator), await api.signIn(accounts.coordinator)];
    const before = here.cookie;
    const change = (currentPassword: string, newPassword = fresh) =>
      here.call('changePassword', { body: { currentPassword, newPassword } });
    expect((await change('wrong')).body.code).toBe('PASSWORD_WRONG');
    const weak = await change('jiedui-demo', 'coordinator-2026');
    expect([weak.body.code, weak.body.errors?.[0]?.code]).toEqual(['PASSWORD_WEAK', 'namesItsOwner']);
    expect((await change('jiedui-demo')).status).toBe(200);
    expect([await statusOf(before), await statusOf(there.cookie)]).toEqual([401, 401]);
    expect(await statusOf(here.cookie)).toBe(200);
    expect(await statusOf((await api.signIn(accounts.coordinator, fresh)).cookie)).toBe(200);
  });

  it('closes to guessing, in parallel too', async () => {
    const client = await api.signIn(accounts.countyCoordinator);
    const guesses = await Promise.all(
      Array.from({ length: 13 }, () =>
        client.call('changePassword', { body: { currentPassword: 'a guess', newPassword: fresh } }),
      ),
    );
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(10);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(3);
  });
});
