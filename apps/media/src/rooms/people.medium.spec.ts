import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoomPeople, SignallingRequestName } from '@jiedui/contracts';
import type { RoomRole } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { type SignallingClient, waitFor } from '@jiedui/testing';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';

let node: MediaNodeFixture;
let other: MediaNodeFixture;

beforeAll(async () => {
  node = await MediaNodeFixture.start();
  other = await node.another('another-node');
});
afterAll(async () => {
  await node.stop();
  await other.stop();
});

interface Part {
  readonly client: SignallingClient;
  readonly personId: PersonId;
}

/** People in one new room; where a test says so, on the other node. */
function room() {
  const sessionId = newSessionId();
  const come = async (role: RoomRole, personId = newPersonId(), at = node): Promise<Part> => ({
    client: await at.join({ sessionId, role, personId }),
    personId,
  });
  const knock = async (role: RoomRole, personId = newPersonId(), at = node): Promise<Part> => ({
    client: await at.enter({ sessionId, role, personId }),
    personId,
  });
  return { come, knock };
}

const view = ({ client }: Part): RoomPeople | undefined => client.all('room.people').at(-1);
const sees = (part: Part, what: string, fits: (people: RoomPeople) => boolean) =>
  waitFor(what, () => {
    const people = view(part);
    return people !== undefined && fits(people) && people;
  });
const ask = async ({ client }: Part, event: SignallingRequestName, payload: object = {}) => {
  const answer = await client.ask(event, payload);
  return answer.ok ? 'ok' : answer.error.code;
};
/** Muting somebody who is silent does nothing but show that the room has noticed them. */
const knows = (moderator: Part, { personId }: Part) =>
  waitFor('the room to know them', async () => (await ask(moderator, 'people.mute', { personId })) === 'ok');
const waitsFor = (moderator: Part, { personId }: Part) =>
  sees(moderator, 'who waits', ({ waiting }) => waiting.some((one) => one.personId === personId));

describe('a guest', () => {
  it('waits with nothing of the room, is let in, and comes back without asking again', async () => {
    const { come, knock } = room();
    const expert = await come('expert');
    const relative = await knock('relative');
    await relative.client.told('room.waiting');
    await waitsFor(expert, relative);
    expect(await ask(relative, 'room.join', { rtpCapabilities: {} })).toBe('ROOM_NOT_ADMITTED');
    expect(await ask(relative, 'people.admit', { personId: relative.personId })).toBe('ROOM_NOT_ADMITTED');
    expect(relative.client.pushes.map(({ event }) => event)).toEqual(['room.waiting']);
    expect(await ask(expert, 'people.admit', { personId: relative.personId })).toBe('ok');
    await relative.client.told('room.welcome');
    await relative.client.join();
    await sees(expert, 'nobody waiting', ({ waiting }) => waiting.length === 0);
    relative.client.close();
    const again = await come('relative', relative.personId);
    expect(again.client.all('room.waiting')).toEqual([]);
  });

  it('keeps their place over a reload, and gives it up by going', async () => {
    const { come, knock } = room();
    const expert = await come('expert');
    const first = await knock('relative');
    const { since } = await first.client.told('room.waiting');
    await waitsFor(expert, first);
    first.client.close();
    const reloaded = await knock('relative', first.personId);
    expect((await reloaded.client.told('room.waiting')).since).toBe(since);
    reloaded.client.close();
    await sees(expert, 'nobody waiting', ({ waiting }) => waiting.length === 0);
  });

  it('is told when they are declined, and may ask again', async () => {
    const { come, knock } = room();
    const expert = await come('expert');
    const relative = await knock('relative');
    await waitsFor(expert, relative);
    expect(await ask(expert, 'people.decline', { personId: relative.personId })).toBe('ok');
    expect((await relative.client.told('room.closed')).reason).toBe('declined');
    await (await knock('relative', relative.personId)).client.told('room.waiting');
  });

  it('gets catalogue errors for what is not theirs, and changes nothing by asking', async () => {
    const { come, knock } = room();
    const expert = await come('expert');
    const relative = await knock('relative');
    const second = await knock('interpreter');
    await waitsFor(expert, relative);
    await waitsFor(expert, second);
    await ask(expert, 'people.admit', { personId: relative.personId });
    await relative.client.told('room.welcome');
    await relative.client.join();
    const speech = await expert.client.produceAudio();
    for (const event of ['mute', 'giveFloor', 'remove', 'decline', 'handOver', 'lowerHand'] as const) {
      expect(await ask(relative, `people.${event}`, { personId: expert.personId })).toBe('RIGHT_MISSING');
    }
    expect(await ask(relative, 'people.admit', { personId: second.personId })).toBe('RIGHT_MISSING');
    expect(await ask(relative, 'people.takeBack')).toBe('RIGHT_MISSING');
    expect(await ask(relative, 'room.lock', { isLocked: true })).toBe('RIGHT_MISSING');
    expect(await ask(relative, 'room.quiet', { isQuiet: true })).toBe('RIGHT_MISSING');
    expect(await ask(relative, 'people.mute', { personId: 'x' })).toBe('REQUEST_INVALID');
    expect(await ask(relative, 'journal.read')).toBe('RIGHT_MISSING');
    expect(await ask(expert, 'people.mute', { personId: newPersonId() })).toBe('NOT_FOUND');
    expect(view(expert)).toMatchObject({ isLocked: false, isQuiet: false });
    expect(view(relative)?.waiting).toEqual([]);
    expect((await relative.client.offered(speech.producerId)).producerPaused).toBe(false);
    const read = await expert.client.ask('journal.read', {});
    expect(JSON.stringify(read)).not.toContain('room.asked');
    expect(JSON.stringify(relative.client.pushes)).not.toContain('journal.appended');
  });
});

describe('a moderator', () => {
  it('pauses a microphone, which its owner may open again; in a quiet room only with the floor', async () => {
    const { come } = room();
    const [doctor, adviser] = [await come('countyDoctor'), await come('panelMember')];
    const { producerId } = await adviser.client.produceAudio();
    const { consumerId } = await doctor.client.offered(producerId);
    const paused = () => doctor.client.all('consumer.paused').filter((one) => one.consumerId === consumerId);
    await knows(doctor, adviser);
    expect(await ask(doctor, 'people.mute', { personId: adviser.personId })).toBe('ok');
    await adviser.client.told('self.muted');
    await waitFor('silence', () => paused().length === 1);
    expect(await ask(adviser, 'producer.resume', { producerId })).toBe('ok');
    expect(await ask(doctor, 'room.quiet', { isQuiet: true })).toBe('ok');
    await waitFor('silence again', () => paused().length === 2);
    expect(await ask(adviser, 'producer.resume', { producerId })).toBe('ROOM_KEPT_QUIET');
    expect(await ask(adviser, 'people.raiseHand')).toBe('ok');
    await sees(doctor, 'the hand', ({ hands }) => hands[0]?.personId === adviser.personId);
    expect(await ask(doctor, 'people.giveFloor', { personId: adviser.personId })).toBe('ok');
    await sees(adviser, 'the floor', ({ you }) => you.maySpeak);
    expect(await ask(adviser, 'producer.resume', { producerId })).toBe('ok');
  });

  it('sends somebody away, who waits with whatever ticket until let in again', async () => {
    const { come, knock } = room();
    const [doctor, adviser] = [await come('countyDoctor'), await come('panelMember')];
    await knows(doctor, adviser);
    expect(await ask(doctor, 'people.remove', { personId: adviser.personId })).toBe('ok');
    expect((await adviser.client.told('room.closed')).reason).toBe('removed');
    const back = await knock('panelMember', adviser.personId);
    expect(await back.client.told('room.waiting')).toMatchObject({ wasRemoved: true });
    expect(back.client.all('room.welcome')).toEqual([]);
    await waitsFor(doctor, back);
    await ask(doctor, 'people.admit', { personId: adviser.personId });
    await back.client.told('room.welcome');
  });

  it('locks the room for all but the two whom it is for', async () => {
    const { come, knock } = room();
    const doctor = await come('countyDoctor');
    expect(await ask(doctor, 'room.lock', { isLocked: true })).toBe('ok');
    await (await knock('panelMember')).client.told('room.waiting');
    await come('expert');
  });

  it('hands over, and has it back', async () => {
    const { come } = room();
    const [expert, adviser] = [await come('expert'), await come('panelMember')];
    await knows(expert, adviser);
    expect(await ask(expert, 'people.handOver', { personId: adviser.personId })).toBe('ok');
    await sees(adviser, 'moderation', ({ you }) => you.isModerator);
    expect(await ask(expert, 'room.lock', { isLocked: true })).toBe('RIGHT_MISSING');
    expect(await ask(adviser, 'room.lock', { isLocked: true })).toBe('ok');
    expect(await ask(expert, 'people.takeBack')).toBe('ok');
    await sees(adviser, 'no moderation', ({ you }) => !you.isModerator);
  });
});

describe('a room on two nodes', () => {
  it('is one room to moderators: waiting, silence and sending away reach across', async () => {
    const { come, knock } = room();
    const expert = await come('expert');
    const adviser = await come('panelMember', newPersonId(), other);
    const relative = await knock('relative', newPersonId(), other);
    await waitsFor(expert, relative);
    await ask(expert, 'people.admit', { personId: relative.personId });
    await relative.client.told('room.welcome');
    await adviser.client.produceAudio();
    await knows(expert, adviser);
    expect(await ask(expert, 'people.mute', { personId: adviser.personId })).toBe('ok');
    await adviser.client.told('self.muted');
    await ask(expert, 'people.remove', { personId: adviser.personId });
    expect((await adviser.client.told('room.closed')).reason).toBe('removed');
  });

  it('stands on a new node as it stood on the one that is gone', async () => {
    const { come, knock } = room();
    const expert = await come('expert');
    const adviser = await come('panelMember');
    await ask(adviser, 'people.raiseHand');
    await ask(expert, 'room.lock', { isLocked: true });
    await sees(expert, 'hand and lock', ({ hands, isLocked }) => hands.length === 1 && isLocked);
    const moved = await come('expert', expert.personId, other);
    await sees(moved, 'hand and lock', ({ hands, isLocked }) => hands.length === 1 && isLocked);
    await come('panelMember', adviser.personId, other);
    const late = await knock('interpreter', newPersonId(), other);
    expect((await late.client.told('room.waiting')).wasRemoved).toBe(false);
  });
});
