import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { StreamReader, toldIn } from './stream.reader.js';

const url = process.env.TEST_REDIS_URL ?? '';
const stream = `stream-reader-${randomUUID()}`;
let redis: Redis;
let reader: StreamReader;

beforeAll(() => {
  redis = new Redis(url);
});
afterEach(async () => {
  await reader.stop();
  await redis.del(stream);
});
afterAll(() => redis.disconnect());

const tell = (fact: object) => redis.xadd(stream, '*', 'fact', JSON.stringify(fact));
const notAcknowledged = async () => (await redis.xpending(stream, 'api'))[0];

describe('a stream', () => {
  it.each([
    { kind: 'at least once', options: { count: 10 }, pending: 2 },
    { kind: 'at most once', options: { count: 10, isAtMostOnce: true }, pending: 0 },
  ])('is read $kind, as it is written', async ({ options, pending }) => {
    const told: unknown[] = [];
    reader = new StreamReader(stream);
    reader.start(url, async () => {
      for (const [, fields] of await reader.next(options)) told.push(toldIn(fields));
    });
    await tell({ n: 1 });
    await waitFor('the first', () => told.length === 1);
    await tell({ n: 2 });
    await waitFor('the second', () => told.length === 2);
    expect(told).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await notAcknowledged()).toBe(pending);
  });
});
