import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@jiedui/testing';
import { codeAt, setUpTotp } from '../../../test/account-steps.js';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, stepUp } from '../../../test/consultation-steps.js';

let api: ApiHarness;
const clock = new FixedClock(new Date());

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
});
afterAll(() => api.stop());

async function withApp(email: string) {
  const client = await api.signIn(email);
  await stepUp(client);
  const app = await setUpTotp(client, clock.now());
  // The code that confirmed the app is used up.
  clock.advance(60_000);
  return { client, ...app };
}

async function afterPassword(email: string): Promise<ApiClient> {
  const client = api.stranger;
  const { body } = await client.call('signIn', { body: { email, password: 'jiedui-demo' } });
  expect(body.status).toBe('secondFactorNeeded');
  return client;
}

const prove = (client: ApiClient, code: string, method: 'totp' | 'recoveryCode' = 'totp') =>
  client.call('proveSecondFactor', { body: { method, code } });

describe('an authenticator app', () => {
  let secret: string;
  let recoveryCodes: string[];

  beforeAll(async () => {
    ({ secret, recoveryCodes } = await withApp(accounts.doctor));
  });

  it('is kept sealed: the table does not hold its secret', async () => {
    const rows = await api.orm.em.fork().execute<{ secret: Buffer }[]>('select secret from totp');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.secret.toString('latin1')).not.toContain(secret);
  });

  it('is asked for after the password, which alone opens nothing', async () => {
    const client = await afterPassword(accounts.doctor);
    expect((await client.call('getMe', {})).status).toBe(401);
    expect(client.cookie).toMatch(/jiedui_sign_in=/);
    const { status, body } = await prove(client, await codeAt(secret, clock.now()));
    expect([status, body.stepUpMethods]).toEqual([200, ['totp', 'recoveryCode']]);
    expect((await client.call('getMe', {})).status).toBe(200);
    clock.advance(60_000);
  });

  it('gives codes that count once, also when two use one at the same moment', async () => {
    const code = await codeAt(secret, clock.now());
    const clients = await Promise.all([afterPassword(accounts.doctor), afterPassword(accounts.doctor)]);
    const statuses = await Promise.all(clients.map(async (client) => (await prove(client, code)).status));
    expect(statuses.toSorted()).toEqual([200, 403]);
    const replay = await prove(await afterPassword(accounts.doctor), code);
    expect([replay.status, replay.body.code]).toEqual([403, 'CODE_WRONG']);
    clock.advance(60_000);
  });

  it('cannot be answered with the same half sign-in twice, nor too late', async () => {
    const client = await afterPassword(accounts.doctor);
    await prove(client, await codeAt(secret, clock.now()));
    clock.advance(60_000);
    expect((await prove(client, await codeAt(secret, clock.now()))).body.code).toBe('SIGN_IN_OUTDATED');
    const late = await afterPassword(accounts.doctor);
    clock.advance(5 * 60_000);
    expect((await prove(late, await codeAt(secret, clock.now()))).body.code).toBe('SIGN_IN_OUTDATED');
  });

  it('closes to guessing, in parallel and over many half sign-ins too', async () => {
    const clients = await Promise.all([afterPassword(accounts.doctor), afterPassword(accounts.doctor)]);
    const guesses = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const client = clients[at % 2] ?? api.stranger;
        return (await prove(client, String(at).padStart(6, '0'))).status;
      }),
    );
    expect(guesses.filter((status) => status === 403)).toHaveLength(5);
    expect(guesses.filter((status) => status === 429)).toHaveLength(7);
    const right = await prove(clients[0] ?? api.stranger, await codeAt(secret, clock.now()));
    expect(right.body.code).toBe('TOO_MANY_ATTEMPTS');
    clock.advance(60_000);
  });

  it('can be stood in for by each recovery code, once, also at the same moment', async () => {
    const [first = '', second = '', third = ''] = recoveryCodes;
    expect(new Set(recoveryCodes).size).toBe(10);
    // A right answer ends the wait that the guesses caused.
    expect((await prove(await afterPassword(accounts.doctor), third, 'recoveryCode')).status).toBe(200);
    const clients = await Promise.all([afterPassword(accounts.doctor), afterPassword(accounts.doctor)]);
    const answers = await Promise.all(clients.map((client) => prove(client, first, 'recoveryCode')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    const typed = second.toLowerCase().replaceAll('-', ' ');
    expect((await prove(await afterPassword(accounts.doctor), typed, 'recoveryCode')).status).toBe(200);
    const rows = await api.orm.em
      .fork()
      .execute<object[]>('select encode(code_sha256, ?) as code from recovery_code', ['escape']);
    expect(JSON.stringify(rows)).not.toContain(first.replaceAll('-', ''));
  });

  it('makes the password alone too little for what needs a fresh proof', async () => {
    const client = await afterPassword(accounts.doctor);
    clock.advance(60_000);
    await prove(client, await codeAt(secret, clock.now()));
    const weak = await client.call('stepUp', { body: { method: 'password', password: 'jiedui-demo' } });
    expect([weak.status, weak.body.code]).toEqual([403, 'SECOND_FACTOR_NEEDED']);
    clock.advance(60_000);
    const strong = await client.call('stepUp', {
      body: { method: 'totp', code: await codeAt(secret, clock.now()) },
    });
    expect(strong.status).toBe(200);
    expect((await client.call('renewRecoveryCodes', {})).body.codes).toHaveLength(10);
    const account = await client.call('removeTotp', {});
    expect([account.body.totpSetAt, account.body.recoveryCodesLeft]).toEqual([null, 10]);
    expect((await client.call('getMe', {})).body.stepUpMethods).toEqual(['password']);
  });
});

describe('setting up an app', () => {
  it('needs a fresh proof, ends other sign-ins, and goes on with a new token', async () => {
    const [here, there] = [await api.signIn(accounts.expert), await api.signIn(accounts.expert)];
    expect((await here.call('beginTotp', {})).body.code).toBe('STEP_UP_NEEDED');
    await stepUp(here);
    const before = here.cookie;
    const { body } = await here.call('beginTotp', {});
    expect(body.uri).toContain(body.secret);
    expect(body.qrSvg).toMatch(/^<svg/);
    expect((await here.call('confirmTotp', { body: { code: '000000' } })).body.code).toBe('CODE_WRONG');
    const code = await codeAt(body.secret, clock.now());
    expect((await here.call('confirmTotp', { body: { code } })).body.recoveryCodes).toHaveLength(10);
    expect(here.cookie).not.toBe(before);
    expect((await there.call('getMe', {})).status).toBe(401);
    expect((await here.call('beginTotp', {})).body.code).toBe('TOTP_ALREADY_SET');
  });

  it('goes stale: a proof counts for five minutes', async () => {
    const client = await api.signIn(accounts.coordinator);
    await stepUp(client);
    clock.advance(5 * 60_000);
    expect((await client.call('beginTotp', {})).body.code).toBe('STEP_UP_NEEDED');
  });
});

describe('a role that must have a second factor', () => {
  it('opens nothing but the way to one, and cannot do without it again', async () => {
    const strict = await ApiHarness.start({ SECOND_FACTOR_ROLES: 'coordinator' }, clock);
    const client = await strict.signIn(accounts.coordinator);
    expect((await client.call('getMe', {})).body.needsSecondFactor).toBe(true);
    const refused = await client.call('listConsultations', { query: {} });
    expect([refused.status, refused.body.code]).toEqual([403, 'SECOND_FACTOR_MISSING']);
    await stepUp(client);
    await setUpTotp(client, clock.now());
    expect((await client.call('getMe', {})).body.needsSecondFactor).toBe(false);
    expect((await client.call('listConsultations', { query: {} })).status).toBe(200);
    expect((await client.call('removeTotp', {})).body.code).toBe('SECOND_FACTOR_LAST');
    expect((await client.call('getAccount', {})).body.totpSetAt).not.toBeNull();
    expect(
      (await (await strict.signIn(accounts.doctor)).call('listConsultations', { query: {} })).status,
    ).toBe(200);
    await strict.stop();
  });
});
