import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@jiedui/testing';
import { connectRedis } from '@jiedui/platform';
import type { Redis } from 'ioredis';
import { ApiHarness } from '../../../test/api-harness.js';
import { accounts } from '../../../test/consultation-steps.js';

const hourMs = 3_600_000;
const clock = new FixedClock(new Date());
let api: ApiHarness;
let redis: Redis;

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
  redis = connectRedis(api.config.REDIS_URL, {});
});
afterAll(async () => {
  redis.disconnect();
  await api.stop();
});

const guess = (at: number) =>
  api.stranger.call('signIn', { body: { email: `person-${at}@nowhere.example`, password: 'spring' } });
const keyOf = async (kind: string) => {
  const [key = ''] = await redis.keys(`${api.config.REDIS_PREFIX}:attempts:${kind}:*`);
  return key;
};

describe('an address', () => {
  it('is forgotten some time after its first attempt, however it goes on', async () => {
    await guess(0);
    const key = await keyOf('address');
    // As if an hour had gone by but for the last two seconds.
    await redis.pexpire(key, 2_000);
    await guess(1);
    expect(await redis.hget(key, 'count')).toBe('2');
    expect(await redis.pttl(key)).toBeLessThanOrEqual(2_000);
  });

  it('stays closed as long as it was told, also over the end of that time', async () => {
    const key = await keyOf('address');
    await redis.hset(key, 'count', '99');
    await redis.pexpire(key, 5_000);
    await guess(2);
    expect((await guess(3)).body.code).toBe('TOO_MANY_ATTEMPTS');
    expect(await redis.pttl(key)).toBeGreaterThan(50_000);
  });

  it('that is closed to guessing leaves those alone who are signed in and prove it once more', async () => {
    await redis.del(await keyOf('address'));
    const doctor = await api.signIn(accounts.doctor);
    const key = await keyOf('address');
    await redis.hset(key, 'count', '105', 'until', String(clock.now().getTime() + hourMs));
    expect((await guess(4)).status).toBe(429);
    const proof = (password: string) => doctor.call('stepUp', { body: { method: 'password', password } });
    expect((await proof('jiedui-demo')).status).toBe(200);
    expect((await proof('wrong')).body.code).toBe('PASSWORD_WRONG');
    expect(await redis.hget(key, 'count')).toBe('105');
  });

  it('may ask for so many challenges of a passkey, and then waits', async () => {
    const ask = () => api.stranger.call('getPasskeyOptions', {});
    expect((await ask()).status).toBe(200);
    await redis.hset(await keyOf('challenge'), 'count', '299');
    expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect([refused.status, refused.body.retryAfterSeconds]).toEqual([429, 60]);
    const kept = await redis.keys(`${api.config.REDIS_PREFIX}:passkey:*`);
    expect(kept).toHaveLength(2);
    clock.advance(60_000);
    expect((await ask()).status).toBe(200);
  });
});
