import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rightsOfRole, type RoomRole } from '@jiedui/domain';
import type { PersonId, SessionId } from '@jiedui/kernel';
import { type SignallingClient, videoParameters, waitFor } from '@jiedui/testing';
import { Heartbeat } from '../control/heartbeat.js';
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

const come = async (sessionId: SessionId, role: RoomRole, at = node): Promise<Part> => {
  const personId = newPersonId();
  return { client: await at.join({ sessionId, role, personId }), personId };
};
const share = ({ client }: Part, wish: object = {}) =>
  client.ask('producer.create', {
    source: 'screen',
    kind: 'video',
    rtpParameters: videoParameters(),
    paused: false,
    ...wish,
  });
const shareCode = async (part: Part, wish?: object) => {
  const answer = await share(part, wish);
  return answer.ok ? 'ok' : answer.error.code;
};
const shownTo = ({ client }: Part, personId: PersonId | null) =>
  waitFor(
    'whose screen is shown',
    () => client.all('room.people').at(-1)?.sharedBy === personId && ['it is so'],
  );

describe('a screen in a room', () => {
  it('is shown by one at a time, on whichever nodes the room is', async () => {
    const sessionId = newSessionId();
    const doctor = await come(sessionId, 'countyDoctor');
    const expert = await come(sessionId, 'expert', other);
    const shown = await share(doctor);
    await shownTo(expert, doctor.personId);
    expect(await shareCode(expert)).toBe('ROOM_SCREEN_TAKEN');
    expect(await shareCode(doctor)).toBe('SIGNALLING_OUT_OF_ORDER');
    if (shown.ok) await doctor.client.ask('producer.close', shown.value);
    await shownTo(expert, null);
    expect(await shareCode(expert)).toBe('ok');
    await shownTo(doctor, expert.personId);
  });

  it('is stopped by a moderator on another node, and by nobody who is none', async () => {
    const sessionId = newSessionId();
    const expert = await come(sessionId, 'expert', other);
    const panel = await come(sessionId, 'panelMember');
    const bystander = await come(sessionId, 'panelMember');
    expect(await shareCode(panel)).toBe('ok');
    await shownTo(expert, panel.personId);
    const stop = { personId: panel.personId };
    expect(await bystander.client.ask('people.stopShare', stop)).toMatchObject({
      error: { code: 'RIGHT_MISSING' },
    });
    expect(await expert.client.ask('people.stopShare', stop)).toMatchObject({ ok: true });
    await panel.client.told('self.shareStopped');
    await shownTo(panel, null);
    expect(await shareCode(panel)).toBe('ok');
  });

  it('ends with the presence of its person', async () => {
    const sessionId = newSessionId();
    const doctor = await come(sessionId, 'countyDoctor');
    const expert = await come(sessionId, 'expert');
    expect(await shareCode(doctor)).toBe('ok');
    await shownTo(expert, doctor.personId);
    doctor.client.close();
    await shownTo(expert, null);
    expect(await shareCode(expert)).toBe('ok');
  });

  it('is free again when its node is lost, also for who opens the room only then', async () => {
    const sessionId = newSessionId();
    const lost = await node.another('lost');
    const doctor = await come(sessionId, 'countyDoctor', lost);
    expect(await shareCode(doctor)).toBe('ok');
    lost.app.get(Heartbeat).onModuleDestroy();
    const expert = await come(sessionId, 'expert');
    await shownTo(expert, null);
    expect(await shareCode(expert)).toBe('ok');
    await lost.stop();
  });

  it('is refused to who may not show one, and what is no picture takes nobody the room', async () => {
    const sessionId = newSessionId();
    const doctor = await come(sessionId, 'countyDoctor');
    const rights = rightsOfRole('panelMember').filter((right) => right !== 'shareScreen');
    const silent = {
      client: await node.join({ sessionId, role: 'panelMember', rights }),
      personId: newPersonId(),
    };
    expect(await shareCode(silent)).toBe('RIGHT_MISSING');
    expect(await shareCode(doctor, { kind: 'audio' })).toBe('REQUEST_INVALID');
    expect(await shareCode(doctor, { rtpParameters: {} })).toBe('REQUEST_INVALID');
    await shownTo(silent, null);
    const early = await node.enter({ sessionId, role: 'countyDoctor' });
    expect(await shareCode({ client: early, personId: newPersonId() })).toBe('SIGNALLING_OUT_OF_ORDER');
    early.close();
    const expert = await come(sessionId, 'expert');
    expect(await shareCode(expert)).toBe('ok');
  });
});
