import { waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Heartbeat } from '../control/heartbeat.js';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';
import { RoomRegistry } from '../rooms/room.registry.js';

let near: MediaNodeFixture;
let far: MediaNodeFixture;
let sessionId = newSessionId();

/** Long enough for a slow machine to come back. */
const timings = { lingerMs: 20_000, emptyMs: 500 };

beforeAll(async () => {
  near = await MediaNodeFixture.start({ MEDIA_NODE_ID: 'near', MEDIA_WORKERS: '2' }, timings);
  far = await near.another('far');
});

beforeEach(() => {
  sessionId = newSessionId();
});

afterEach(async () => {
  for (const node of [near, far]) await node.command({ type: 'room.close', sessionId, reason: 'ended' });
});

afterAll(async () => {
  await near.stop();
  await far.stop();
});

const roomOn = (node: MediaNodeFixture) =>
  node.app.get(RoomRegistry).open.find((open) => open.sessionId === sessionId);
const landedOn = (node: MediaNodeFixture, count: number) =>
  waitFor(`${count} feeds from elsewhere`, () => roomOn(node)?.across.bridge.landedCount === count);

it('People on two nodes see each other’s media; it crosses once, and only while somebody needs it', async () => {
  const doctor = await near.join({ sessionId, nameEn: 'Doctor', role: 'countyDoctor' });
  const { producerId } = await doctor.produceAudio();
  const [expert, panel] = [
    await far.join({ sessionId, nameEn: 'Expert' }),
    await far.join({ sessionId, nameEn: 'Panel', role: 'panelMember' }),
  ];
  const offer = await expert.offered(producerId);
  await panel.offered(producerId);
  expect(await doctor.told('peer.joined', ({ nameEn }) => nameEn === 'Expert')).toMatchObject({
    role: 'expert',
  });
  expect(roomOn(far)?.across.bridge.landedCount).toBe(1);
  expect(roomOn(near)?.across.bridge.giftCount).toBe(1);
  const back = await expert.produceAudio();
  await doctor.offered(back.producerId);
  await doctor.ask('producer.pause', { producerId });
  await expert.told('consumer.paused', ({ consumerId }) => consumerId === offer.consumerId);
  await doctor.ask('producer.resume', { producerId });
  await expert.told('consumer.resumed', ({ consumerId }) => consumerId === offer.consumerId);
  await expert.ask('room.leave', {});
  await doctor.told('peer.left');
  await panel.ask('room.leave', {});
  await waitFor('nothing crosses', () => roomOn(near)?.across.bridge.giftCount === 0);
  const late = await far.join({ sessionId });
  await late.offered(producerId);
  await landedOn(far, 1);
  await doctor.ask('producer.close', { producerId });
  await late.told('consumer.closed');
  await landedOn(far, 0);
});

it('What flows to nobody on a node does not cross, and does again once it is wanted', async () => {
  const doctor = await near.join({ sessionId });
  const { producerId } = await doctor.produceAudio();
  const expert = await far.join({ sessionId });
  const { consumerId } = await expert.offered(producerId);
  const isCrossing = (isWanted: boolean) =>
    waitFor('the pipe as wanted', () => roomOn(near)?.across.bridge.flowingCount === (isWanted ? 1 : 0));
  await expert.ask('consumer.resume', { consumerId });
  await isCrossing(true);
  await expert.ask('consumer.pause', { consumerId });
  await isCrossing(false);
  await expert.ask('consumer.resume', { consumerId });
  await isCrossing(true);
});

it('Still pictures and what a link carries are known over nodes', async () => {
  const doctor = await near.join({ sessionId });
  const expert = await far.join({ sessionId });
  const sctpStreamParameters = { streamId: 0, ordered: true };
  const made = await doctor.ask('dataProducer.create', { source: 'stills', sctpStreamParameters });
  const { dataConsumers } = await expert.told('dataConsumers.created');
  expect(dataConsumers).toMatchObject([
    { source: 'stills', dataProducerId: made.ok ? made.value.dataProducerId : '' },
  ]);
  await doctor.ask('continuity.tell', { level: 'stills' });
  await expert.told('peer.continuity', ({ level }) => level === 'stills');
  const late = await far.enter({ sessionId });
  const answer = await late.ask('room.join', { rtpCapabilities: {} });
  expect(answer.ok ? answer.value.peers.map(({ level }) => level).toSorted() : answer).toEqual([
    'fullVideo',
    'stills',
  ]);
});

it('A moderator mutes and removes people of another node', async () => {
  const expert = await near.join({ sessionId, role: 'expert' });
  const [relativeId, coordinatorId] = [newPersonId(), newPersonId()];
  const coordinator = await far.enter({ sessionId, personId: coordinatorId, role: 'panelMember' });
  await coordinator.join();
  await coordinator.produceAudio();
  await expert.told('peer.joined', ({ personId }) => personId === coordinatorId);
  await expert.ask('people.mute', { personId: coordinatorId });
  await coordinator.told('self.muted');
  const relative = await far.enter({ sessionId, personId: relativeId, role: 'relative' });
  await expert.told('room.people', ({ waiting }) => waiting.some(({ personId }) => personId === relativeId));
  await expert.ask('people.admit', { personId: relativeId });
  await relative.told('room.welcome');
  await relative.join();
  await expert.ask('people.remove', { personId: coordinatorId });
  expect(await coordinator.told('room.closed')).toEqual({ reason: 'removed' });
});

it('Who comes in on another node is there once, and not thrown out by what is left of them on the first', async () => {
  const personId = newPersonId();
  const doctor = await near.join({ sessionId });
  const first = await far.join({ sessionId, personId, nameEn: 'Moving' });
  await doctor.told('peer.joined', ({ nameEn }) => nameEn === 'Moving');
  const second = await near.join({ sessionId, personId, nameEn: 'Moving' });
  expect(await first.told('room.closed')).toEqual({ reason: 'replaced' });
  await doctor.told('peer.left');
  expect(roomOn(near)?.presentIds.filter((id) => id === personId)).toHaveLength(1);
  expect(second.all('room.closed')).toEqual([]);
});

it('A node that falls silent costs the others only its people', async () => {
  const lost = await near.another('lost');
  const [doctor, expert] = [await near.join({ sessionId }), await far.join({ sessionId })];
  const victim = await lost.join({ sessionId, nameEn: 'Victim' });
  const { producerId } = await victim.produceAudio();
  const kept = await doctor.produceAudio();
  const { consumerId } = await doctor.offered(producerId);
  const { peerId } = await doctor.told('peer.joined', ({ nameEn }) => nameEn === 'Victim');
  await expert.offered(producerId);
  await expert.offered(kept.producerId);
  lost.app.get(Heartbeat).onModuleDestroy();
  for (const one of [doctor, expert]) await one.told('peer.left', (gone) => gone.peerId === peerId);
  await doctor.told('consumer.closed', (closed) => closed.consumerId === consumerId);
  expect([...doctor.all('room.closed'), ...expert.all('room.closed')]).toEqual([]);
  await landedOn(far, 1);
  await lost.stop();
});
