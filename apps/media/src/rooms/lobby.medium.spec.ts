import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { probeAtMost, type TicketClaims } from '@jiedui/contracts';
import { SignallingClient, waitFor } from '@jiedui/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';

let node: MediaNodeFixture;

beforeAll(async () => {
  node = await MediaNodeFixture.start();
});
afterAll(() => node.stop());

/** As a browser does that shows the lobby. */
const comeEarly = async (wish: Partial<TicketClaims>) =>
  SignallingClient.connect(node.url, { ticket: await node.ticket(wish), isEarly: true });

describe('somebody in the lobby', () => {
  it('is shown to nobody until they enter, which takes one request', async () => {
    const sessionId = newSessionId();
    const personId = newPersonId();
    const expert = await node.join({ sessionId });
    const doctor = await comeEarly({ sessionId, personId });
    await doctor.told('room.welcome');
    const { producerId } = await expert.produceAudio();
    expect(doctor.all('consumers.created')).toEqual([]);
    expect(expert.all('peer.joined')).toEqual([]);
    await doctor.join();
    expect(await doctor.offered(producerId)).toMatchObject({ source: 'microphone' });
    expect(await expert.told('peer.joined')).toMatchObject({ personId });
  });

  it('does not take the place of the same person in the room', async () => {
    const sessionId = newSessionId();
    const personId = newPersonId();
    const inRoom = await node.join({ sessionId, personId });
    const inLobby = await comeEarly({ sessionId, personId });
    await inLobby.told('room.welcome');
    expect(inRoom.socket.connected).toBe(true);
    await inLobby.join();
    await inRoom.told('room.closed', ({ reason }) => reason === 'replaced');
  });

  it('does not knock where somebody would have to let them in', async () => {
    const sessionId = newSessionId();
    const expert = await node.join({ sessionId });
    const relative = await comeEarly({ sessionId, role: 'relative' });
    await relative.disconnected();
    expect(relative.pushes).toEqual([]);
    const later = await node.enter({ sessionId, role: 'relative' });
    await later.told('room.waiting');
    const { waiting } = await expert.told('room.people', (people) => people.waiting.length > 0);
    expect(waiting).toHaveLength(1);
  });

  it('may try how much the link carries, within bounds and not beside a conversation', async () => {
    const doctor = await comeEarly({ sessionId: newSessionId() });
    await doctor.told('room.welcome');
    const probe = { filling: 'x'.repeat(probeAtMost), answerLength: 3_000 };
    const first = await doctor.ask('link.probe', probe);
    expect(first.ok && first.value.filling).toHaveLength(3_000);
    const long = { filling: '', answerLength: probeAtMost };
    const answers = await Promise.all(Array.from({ length: 9 }, () => doctor.ask('link.probe', long)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(7);
    expect(answers.at(-1)).toMatchObject({ error: { code: 'TOO_MANY_ATTEMPTS' } });
    for (const wrong of [
      { ...long, answerLength: probeAtMost + 1 },
      { ...long, filling: `${probe.filling}x` },
    ]) {
      expect(await doctor.ask('link.probe', wrong)).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
    }
    await doctor.join();
    expect(await doctor.ask('link.probe', { filling: '', answerLength: 0 })).toMatchObject({
      error: { code: 'SIGNALLING_OUT_OF_ORDER' },
    });
  });

  it('does not get in any more once they were removed', async () => {
    const sessionId = newSessionId();
    const personId = newPersonId();
    const expert = await node.join({ sessionId });
    await node.join({ sessionId, personId, role: 'panelMember' });
    const inLobby = await comeEarly({ sessionId, personId, role: 'panelMember' });
    await inLobby.told('room.welcome');
    // Muting somebody who is silent does nothing but show that the room has noticed them.
    await waitFor(
      'the room to know them',
      async () => (await expert.ask('people.mute', { personId })).ok || sleep(200, false),
    );
    expect(await expert.ask('people.remove', { personId })).toMatchObject({ ok: true });
    expect(await inLobby.ask('room.join', { rtpCapabilities: {} })).toMatchObject({
      error: { code: 'ROOM_NOT_ADMITTED' },
    });
  });
});

describe('a room that opens', () => {
  it('is kept for who is on the way in, however short a time an empty one is kept', async () => {
    const hasty = await MediaNodeFixture.start({}, { lingerMs: 300, emptyMs: 1 });
    try {
      const first = await hasty.join();
      expect(first.socket.connected).toBe(true);
    } finally {
      await hasty.stop();
    }
  });
});
