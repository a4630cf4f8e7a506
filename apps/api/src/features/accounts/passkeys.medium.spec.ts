import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SoftwareAuthenticator } from '@jiedui/testing';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, stepUp } from '../../../test/consultation-steps.js';

const origin = 'https://jiedui.example';
let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start({ PUBLIC_URL: origin });
});
afterAll(() => api.stop());

async function withPasskey(email: string) {
  const client = await api.signIn(email);
  await stepUp(client);
  const device = new SoftwareAuthenticator('jiedui.example', origin);
  const { body: options } = await client.call('getPasskeyRegistrationOptions', {});
  const answer = await client.call('registerPasskey', {
    body: { name: '手机', response: device.create(options) },
  });
  expect(answer.status).toBe(200);
  return { client, device, passkeyId: answer.body.passkey.id, recoveryCodes: answer.body.recoveryCodes };
}

const optionsFor = async (client: ApiClient) => (await client.call('getPasskeyOptions', {})).body;

describe('a passkey', () => {
  let device: SoftwareAuthenticator;
  let recoveryCodes: string[] | null;

  beforeAll(async () => {
    ({ device, recoveryCodes } = await withPasskey(accounts.doctor));
  });

  it('comes with recovery codes when it is the first second factor', () => {
    expect(recoveryCodes).toHaveLength(10);
  });

  it('signs in without an e-mail address and without a password', async () => {
    const client = api.stranger;
    const { status, body } = await client.call('signInWithPasskey', {
      body: device.get(await optionsFor(client)),
    });
    expect([status, body.email]).toEqual([200, accounts.doctor]);
    expect((await client.call('getMe', {})).body.stepUpMethods).toEqual(['passkey', 'recoveryCode']);
  });

  it.each([
    ['for another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['from a page of another site', { origin: 'https://jiedui.example.elsewhere.example' }],
    ['of a user whom the device did not check', { isUserVerified: false }],
    ['that names another owner', { userHandle: Buffer.alloc(16, 7).toString('base64url') }],
    ['of a copy that counts from the beginning', { counter: 1 }],
  ])('is refused %s', async (_name, twists) => {
    const options = await optionsFor(api.stranger);
    const refused = await api.stranger.call('signInWithPasskey', { body: device.get(options, twists) });
    expect([refused.status, refused.body.code]).toEqual([403, 'PASSKEY_REFUSED']);
  });

  it('is refused when the same answer is sent again', async () => {
    const answer = device.get(await optionsFor(api.stranger));
    const tries = await Promise.all(
      [0, 1].map(() => api.stranger.call('signInWithPasskey', { body: answer })),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect((await api.stranger.call('signInWithPasskey', { body: answer })).status).toBe(403);
  });

  it('of a stranger opens nothing', async () => {
    const unknown = new SoftwareAuthenticator('jiedui.example', origin);
    const answer = unknown.get(await optionsFor(api.stranger));
    expect((await api.stranger.call('signInWithPasskey', { body: answer })).body.code).toBe(
      'PASSKEY_REFUSED',
    );
  });

  it('is a second factor after the password, with a challenge of its own', async () => {
    const client = api.stranger;
    await client.call('signIn', { body: { email: accounts.doctor, password: 'jiedui-demo' } });
    const stray = device.get(await optionsFor(client));
    const wrong = await client.call('proveSecondFactor', { body: { method: 'passkey', response: stray } });
    expect(wrong.body.code).toBe('PASSKEY_REFUSED');
    const { body: options } = await client.call('getSignInPasskeyOptions', {});
    expect(options.allowCredentials).toHaveLength(1);
    const right = await client.call('proveSecondFactor', {
      body: { method: 'passkey', response: device.get(options) },
    });
    expect([right.status, right.body.email]).toEqual([200, accounts.doctor]);
  });

  it("of one person is no second factor of another's", async () => {
    const other = await withPasskey(accounts.expert);
    const client = api.stranger;
    await client.call('signIn', { body: { email: accounts.doctor, password: 'jiedui-demo' } });
    const { body: options } = await client.call('getSignInPasskeyOptions', {});
    const answer = await client.call('proveSecondFactor', {
      body: { method: 'passkey', response: other.device.get(options) },
    });
    expect(answer.body.code).toBe('PASSKEY_REFUSED');
  });

  it('is a fresh proof for the session it was asked in, and for no other', async () => {
    const [one, two] = [api.stranger, api.stranger];
    for (const client of [one, two]) {
      await client.call('signInWithPasskey', { body: device.get(await optionsFor(client)) });
    }
    const prove = async (client: ApiClient, options: { challenge: string }) =>
      client.call('stepUp', { body: { method: 'passkey', response: device.get(options) } });
    const { body: options } = await one.call('getStepUpPasskeyOptions', {});
    expect((await prove(two, options)).body.code).toBe('PASSKEY_REFUSED');
    const { body: again } = await one.call('getStepUpPasskeyOptions', {});
    expect((await prove(one, again)).status).toBe(200);
    expect((await one.call('renewRecoveryCodes', {})).body.codes).toHaveLength(10);
  });
});

describe('the passkeys of an account', () => {
  it('are listed, renamed and removed by their owner alone', async () => {
    const { client, passkeyId } = await withPasskey(accounts.coordinator);
    const stranger = await api.signIn(accounts.otherDoctor);
    const rename = (who: ApiClient) =>
      who.call('renamePasskey', { params: { passkeyId }, body: { name: '办公室电脑' } });
    expect((await rename(stranger)).status).toBe(404);
    expect((await rename(client)).body.name).toBe('办公室电脑');
    await stepUp(stranger);
    expect((await stranger.call('removePasskey', { params: { passkeyId } })).status).toBe(404);
    expect((await client.call('removePasskey', { params: { passkeyId } })).body.passkeys).toEqual([]);
  });

  it('are not made from an answer for another session', async () => {
    const [one, two] = await Promise.all([
      api.signIn(accounts.otherExpert),
      api.signIn(accounts.otherExpert),
    ]);
    await Promise.all([stepUp(one), stepUp(two)]);
    const { body: options } = await one.call('getPasskeyRegistrationOptions', {});
    const device = new SoftwareAuthenticator('jiedui.example', origin);
    const answer = await two.call('registerPasskey', {
      body: { name: 'x', response: device.create(options) },
    });
    expect(answer.body.code).toBe('PASSKEY_REFUSED');
  });
});
