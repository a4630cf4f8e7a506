import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@jiedui/testing';
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createRequire } from 'node:module';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, submitted } from '../../../test/consultation-steps.js';
import { type Received, ReceivingGateway } from '../../../test/receiving-gateway.js';

/** The other half of the encryption (RFC 8291), as browsers have it. */
interface HttpEce {
  decrypt(content: Buffer, keys: { version: string; privateKey: unknown; authSecret: string }): Buffer;
}
const ece = createRequire(import.meta.url)('http_ece') as HttpEce;

class Browser {
  private readonly keys = createECDH('prime256v1');
  private readonly auth = randomBytes(16).toString('base64url');
  private readonly publicKey = this.keys.generateKeys();

  constructor(readonly endpoint: string) {}

  get subscription() {
    return {
      endpoint: this.endpoint,
      keys: { p256dh: this.publicKey.toString('base64url'), auth: this.auth },
    };
  }

  read({ body }: Received): Record<string, unknown> {
    const plain = ece.decrypt(body, { version: 'aes128gcm', privateKey: this.keys, authSecret: this.auth });
    return JSON.parse(plain.toString()) as Record<string, unknown>;
  }
}

/** Whether a push is signed with the key that browsers subscribed to (RFC 8292). */
function isSignedWith(publicKey: string, { headers }: Received): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const bytes = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: bytes.subarray(1, 33).toString('base64url'),
    y: bytes.subarray(33).toString('base64url'),
  };
  const signer = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  return (
    key === publicKey &&
    verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, 'base64url'))
  );
}

let service: ReceivingGateway;
let api: ApiHarness;
let expert: ApiClient;
let doctor: ApiClient;

beforeAll(async () => {
  service = await ReceivingGateway.start();
  api = await ApiHarness.start({ PUSH_ORIGINS: service.url });
  [expert, doctor] = (await Promise.all(
    [accounts.expert, accounts.doctor].map((email) => api.signIn(email)),
  )) as [ApiClient, ApiClient];
});
afterAll(async () => {
  await api.stop();
  service.stop();
});

const pushed = (path: string, count: number) =>
  waitFor(`${count} pushes at ${path}`, () => {
    const found = service.at(path);
    return Promise.resolve(found.length >= count && found);
  });

describe('browser push', () => {
  it('tells each device, encrypted for it alone, by number and kind and nothing else', async () => {
    const browsers = ['/one', '/two'].map((path) => new Browser(`${service.url}${path}`));
    for (const { subscription } of browsers) await expert.call('addPushDevice', { body: subscription });
    const { body: settings } = await expert.call('getNotificationSettings', {});
    expect(settings.devices).toHaveLength(2);
    const { id, number } = await submitted(doctor);
    for (const [at, browser] of browsers.entries()) {
      const [push] = await pushed(at === 0 ? '/one' : '/two', 1);
      if (!push) throw new Error('No push');
      expect(browser.read(push)).toEqual({
        id: expect.any(String),
        kind: 'consultation.submitted',
        number,
        path: `/consultations/${id}`,
      });
      expect(isSignedWith(settings.pushPublicKey, push)).toBe(true);
      expect(push.headers['topic']).toHaveLength(32);
    }
  });

  it('forgets a browser that is gone, and keeps the others', async () => {
    service.answers.set('/one', 410);
    await submitted(doctor);
    await waitFor('the device to go', async () => {
      const { body } = await expert.call('getNotificationSettings', {});
      return body.devices.length === 1;
    });
    await submitted(doctor);
    expect(await pushed('/two', 3)).toHaveLength(3);
    expect(service.at('/one')).toHaveLength(2);
  });

  it('goes to no address but those of the push services that the operator allows', async () => {
    for (const endpoint of ['http://127.0.0.1:9/inside', 'https://fcm.googleapis.com.elsewhere.example/x']) {
      const { status, body } = await expert.call('addPushDevice', {
        body: new Browser(endpoint).subscription,
      });
      expect([status, body.code]).toEqual([422, 'PUSH_SERVICE_UNKNOWN']);
    }
  });

  it('keeps addresses and keys sealed', async () => {
    const rows = await api.orm.em
      .fork()
      .execute<{ text: string }[]>(`select encode(subscription, 'escape') as text from push_subscription`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) expect(text).not.toContain(service.url);
  });

  it('stops when its owner says so, and nobody else can', async () => {
    const { body } = await expert.call('getNotificationSettings', {});
    const params = { deviceId: body.devices[0]?.id ?? '' };
    expect((await doctor.call('removePushDevice', { params })).status).toBe(404);
    expect((await expert.call('removePushDevice', { params })).body.devices).toEqual([]);
  });
});
