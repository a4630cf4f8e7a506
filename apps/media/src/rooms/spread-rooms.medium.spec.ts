import { waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';
import { WorkerPool } from '../workers/worker.pool.js';
import { RoomRegistry } from './room.registry.js';

let node: MediaNodeFixture;
let sessionId = newSessionId();

beforeAll(async () => {
  // One person a worker: whoever comes next is in another one. Long enough for a slow machine to come back.
  const timings = { lingerMs: 20_000, emptyMs: 500 };
  node = await MediaNodeFixture.start({ MEDIA_WORKERS: '2', MEDIA_WORKER_PEERS: '1' }, timings);
});

beforeEach(async () => {
  sessionId = newSessionId();
  await waitFor('empty workers', () => node.app.get(WorkerPool).alive.every(({ peers }) => peers === 0));
});

afterEach(async () => {
  await node.command({ type: 'room.close', sessionId, reason: 'ended' });
});

afterAll(() => node.stop());

const room = () => node.app.get(RoomRegistry).open.find((open) => open.sessionId === sessionId);

it('People in different workers see each other’s media, copied once and only while somebody needs it', async () => {
  const [first, second] = [await node.join({ sessionId }), await node.join({ sessionId })];
  expect(node.app.get(WorkerPool).alive.map(({ peers }) => peers)).toEqual([1, 1]);
  const { producerId } = await first.produceAudio();
  const offer = await second.offered(producerId);
  expect(room()?.media.pipeCount).toBe(1);
  await first.ask('producer.pause', { producerId });
  await second.told('consumer.paused', ({ consumerId }) => consumerId === offer.consumerId);
  await first.ask('producer.resume', { producerId });
  await second.told('consumer.resumed', ({ consumerId }) => consumerId === offer.consumerId);
  // Full everywhere: the third goes where most of the room is, and needs no copy of its own.
  const third = await node.join({ sessionId });
  await third.offered(producerId);
  expect(room()?.media.pipeCount).toBeLessThanOrEqual(1);
  await second.ask('room.leave', {});
  await third.ask('room.leave', {});
  await waitFor('no pipe', () => room()?.media.pipeCount === 0);
  const fourth = await node.join({ sessionId });
  await fourth.offered(producerId);
  expect(room()?.media.pipeCount).toBe(1);
  await first.ask('producer.close', { producerId });
  await fourth.told('consumer.closed');
  await waitFor('no pipe', () => room()?.media.pipeCount === 0);
});

it('A worker that dies takes only its own people out, who come back into a room that went on', async () => {
  const victimId = newPersonId();
  const staying = await node.join({ sessionId });
  const dying = node.app.get(WorkerPool).alive.find(({ peers }) => peers === 0);
  const victim = await node.join({ sessionId, personId: victimId, nameEn: 'Victim' });
  const kept = await staying.produceAudio();
  const lost = await victim.produceAudio();
  const { consumerId } = await staying.offered(lost.producerId);
  process.kill(dying?.pid ?? 0, 'SIGKILL');
  expect(await victim.told('room.closed')).toEqual({ reason: 'interrupted' });
  await staying.told('consumer.closed', (closed) => closed.consumerId === consumerId);
  const back = await node.join({ sessionId, personId: victimId, nameEn: 'Victim' });
  expect((await back.offered(kept.producerId)).peerId).toBeTruthy();
  const again = await back.produceAudio();
  await staying.offered(again.producerId);
  expect(staying.all('room.closed')).toEqual([]);
  // In the eyes of the other the person came again before their earlier presence went.
  const seen = staying.pushes.map(({ event }) => event).filter((event) => event.startsWith('peer.'));
  expect(seen).toEqual(['peer.joined', 'peer.joined', 'peer.left']);
  await waitFor('the worker replaced', () => node.app.get(WorkerPool).isComplete);
});
