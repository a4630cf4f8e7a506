import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { browserCapabilities, waitFor } from '@jiedui/testing';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';
import { WorkerPool } from '../workers/worker.pool.js';

let node: MediaNodeFixture;
let sessionId = newSessionId();

beforeAll(async () => {
  node = await MediaNodeFixture.start({ MEDIA_WORKERS: '2' });
});

beforeEach(() => {
  sessionId = newSessionId();
});

afterAll(() => node.stop());

describe('people in a room', () => {
  it('are shown to each other, with their media, until they leave', async () => {
    const first = await node.join({ sessionId, nameEn: 'First' });
    const { producerId } = await first.produceAudio();
    const second = await node.enter({ sessionId, nameEn: 'Second' });
    const answer = await second.ask('room.join', { rtpCapabilities: browserCapabilities });
    expect(answer).toMatchObject({ ok: true, value: { peers: [{ nameEn: 'First' }] } });
    const { peerId } = await first.told('peer.joined', ({ nameEn }) => nameEn === 'Second');
    const offer = await second.offered(producerId);
    expect(offer).toMatchObject({ source: 'microphone', kind: 'audio', producerPaused: false });
    await first.ask('producer.pause', { producerId });
    await second.told('consumer.paused', ({ consumerId }) => consumerId === offer.consumerId);
    await first.ask('producer.resume', { producerId });
    await second.told('consumer.resumed', ({ consumerId }) => consumerId === offer.consumerId);
    await first.ask('producer.close', { producerId });
    await second.told('consumer.closed', ({ consumerId }) => consumerId === offer.consumerId);
    expect(await second.ask('room.leave', {})).toEqual({ ok: true, value: {} });
    await first.told('peer.left', (left) => left.peerId === peerId);
  });

  it('can publish again what they closed', async () => {
    const peer = await node.join({ sessionId });
    await peer.ask('producer.close', await peer.produceAudio());
    expect(await peer.ask('room.leave', {})).toMatchObject({ ok: true });
  });

  it('see nothing of other rooms', async () => {
    const here = await node.join({ sessionId });
    const elsewhere = await node.join({ sessionId: newSessionId() });
    await elsewhere.produceAudio();
    expect(here.all('peer.joined')).toEqual([]);
    expect(here.all('consumers.created')).toEqual([]);
  });

  it('take no notice of who has a ticket but has not joined', async () => {
    const here = await node.join({ sessionId });
    const waiting = await node.enter({ sessionId });
    await waiting.told('room.welcome');
    waiting.close();
    await node.join({ sessionId, nameEn: 'Third' });
    await here.told('peer.joined', ({ nameEn }) => nameEn === 'Third');
    expect(here.all('peer.joined')).toHaveLength(1);
    expect(here.all('peer.left')).toEqual([]);
  });
});

describe('a person who joins again', () => {
  it('replaces their earlier presence without being away in between', async () => {
    const other = await node.join({ sessionId });
    const personId = newPersonId();
    const earlier = await node.join({ sessionId, personId });
    const before = await other.told('peer.joined');
    const later = await node.join({ sessionId, personId });
    expect(await earlier.told('room.closed')).toEqual({ reason: 'replaced' });
    await earlier.disconnected();
    await other.told('peer.left', ({ peerId }) => peerId === before.peerId);
    const seen = other.pushes.map(({ event }) => event).filter((event) => event.startsWith('peer.'));
    expect(seen).toEqual(['peer.joined', 'peer.joined', 'peer.left']);
    expect(later.all('room.closed')).toEqual([]);
  });

  it('within the grace of a lost socket keeps their media until then', async () => {
    const other = await node.join({ sessionId });
    const personId = newPersonId();
    const earlier = await node.join({ sessionId, personId });
    const { producerId } = await earlier.produceAudio();
    const offer = await other.offered(producerId);
    earlier.close();
    const later = await node.join({ sessionId, personId });
    await other.told('consumer.closed', ({ consumerId }) => consumerId === offer.consumerId);
    expect(later.all('room.closed')).toEqual([]);
  });

  it('does not disturb who is joined before having joined', async () => {
    const personId = newPersonId();
    const earlier = await node.join({ sessionId, personId });
    const waiting = await node.enter({ sessionId, personId });
    await waiting.told('room.welcome');
    expect(await earlier.ask('consumer.pause', { consumerId: 'none' })).toMatchObject({ ok: false });
    expect(earlier.all('room.closed')).toEqual([]);
  });
});

describe('a worker that dies or hangs', () => {
  it.each(['SIGKILL', 'SIGSTOP'])('sends its people to join again, and is replaced (%s)', async (signal) => {
    const victim = await node.join({ sessionId });
    const pool = node.app.get(WorkerPool);
    const before = pool.alive.map(({ pid }) => pid);
    for (const pid of before) process.kill(pid, signal);
    expect(await victim.told('room.closed')).toEqual({ reason: 'interrupted' });
    await victim.disconnected();
    await waitFor('new workers', () => pool.isComplete);
    expect(pool.alive.map(({ pid }) => pid).filter((pid) => before.includes(pid))).toEqual([]);
    const again = await node.join({ sessionId });
    await again.produceAudio();
    again.close();
  });
});
