import { controlKeys, type NodeHeartbeat } from '@jiedui/contracts';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { ApiHarness } from '../../../test/api-harness.js';
import { accept, schedule, signInEveryone, submitted } from '../../../test/consultation-steps.js';

let api: ApiHarness;
let redis: Redis;
let listener: Redis;
let people: Awaited<ReturnType<typeof signInEveryone>>;
const holding = new Map([
  ['node-a', { load: 0.1, region: 'local', rooms: 1, peers: 2 }],
  ['node-b', { load: 0.5, region: 'local', rooms: 0, peers: 0 }],
]);

/** What a media node does on the real control link: it reads what is wanted of it and says so in its heartbeat. */
const beat = async (nodeId: string) => {
  const { REDIS_PREFIX } = api.config;
  const isDraining = (await redis.sismember(controlKeys.drained(REDIS_PREFIX), nodeId)) === 1;
  const state = holding.get(nodeId);
  if (!state) throw new Error(`no ${nodeId}`);
  const at = new Date().toISOString();
  const told: NodeHeartbeat = { nodeId, publicUrl: `http://${nodeId}.example`, isDraining, at, ...state };
  await redis.set(controlKeys.heartbeat(REDIS_PREFIX, nodeId), JSON.stringify(told), 'EX', 60);
};

beforeAll(async () => {
  api = await ApiHarness.start();
  redis = new Redis(api.config.REDIS_URL);
  listener = redis.duplicate();
  people = await signInEveryone(api);
  const asked = new Map(
    [...holding.keys()].map((nodeId) => [controlKeys.beatWanted(api.config.REDIS_PREFIX, nodeId), nodeId]),
  );
  listener.on('message', (channel: string) => void beat(asked.get(channel) ?? ''));
  await listener.subscribe(...asked.keys());
  for (const nodeId of holding.keys()) await beat(nodeId);
});
afterAll(async () => {
  listener.disconnect();
  redis.disconnect();
  await api.stop();
});

it('A node that is drained gets no new session and keeps those it has, until it is let in again', async () => {
  const operator = await api.signIn('admin@jiedui.example');
  const nodeOf = async (consultationId: string) => {
    const { body } = await people.doctor.call('issueRoomTicket', { params: { consultationId }, query: {} });
    return body.nodeId;
  };
  const booked = async (inHours: number) => {
    const accepted = await accept(people.expert, await submitted(people.doctor));
    return (await schedule(people.expert, accepted, new Date(Date.now() + inHours * 3_600_000))).id;
  };
  const [running, next] = [await booked(1), await booked(3)];
  expect(await nodeOf(running)).toBe('node-a');
  const drained = await operator.call('drainMediaNode', { params: { nodeId: 'node-a' } });
  expect(drained.body).toMatchObject([
    { nodeId: 'node-a', standing: 'draining', loadPercent: 10, rooms: 1, people: 2 },
    { nodeId: 'node-b', standing: 'takingPeople' },
  ]);
  expect(await nodeOf(running)).toBe('node-a');
  expect(await nodeOf(next)).toBe('node-b');
  holding.set('node-a', { load: 0, region: 'local', rooms: 0, peers: 0 });
  await beat('node-a');
  expect((await operator.call('listMediaNodes', {})).body[0]?.standing).toBe('drained');
  const back = await operator.call('undrainMediaNode', { params: { nodeId: 'node-a' } });
  expect(back.body[0]?.standing).toBe('takingPeople');
  expect(await nodeOf(await booked(5))).toBe('node-a');
  const unknown = await operator.call('drainMediaNode', { params: { nodeId: 'nobody' } });
  expect(unknown.body.code).toBe('NOT_FOUND');
});

it('Each side is led to the node near its hospital, where nodes say which that is', async () => {
  const [row] = await api.orm.em
    .fork()
    .execute<{ region: string }[]>("select region_code as region from hospital where code = 'TOP-A'");
  holding.set('node-a', { load: 0, region: 'local', rooms: 0, peers: 0 });
  holding.set('node-b', { load: 0.5, region: row?.region ?? '', rooms: 0, peers: 0 });
  for (const nodeId of holding.keys()) await beat(nodeId);
  const [county] = await api.orm.em
    .fork()
    .execute<{ region: string }[]>("select region_code as region from hospital where code = 'COUNTY-A'");
  expect(county?.region).not.toBe(row?.region);
  const accepted = await accept(people.expert, await submitted(people.doctor));
  const { id } = await schedule(people.expert, accepted, new Date(Date.now() + 7 * 3_600_000));
  const ticket = { params: { consultationId: id }, query: {} };
  holding.set('node-a', { load: 0, region: county?.region ?? '', rooms: 0, peers: 0 });
  await beat('node-a');
  expect((await people.doctor.call('issueRoomTicket', ticket)).body.nodeId).toBe('node-a');
  expect((await people.expert.call('issueRoomTicket', ticket)).body.nodeId).toBe('node-b');
  expect((await people.doctor.call('issueRoomTicket', ticket)).body.nodeId).toBe('node-a');
});
