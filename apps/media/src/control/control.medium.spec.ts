import { heartbeatMs } from '@jiedui/domain';
import { SignallingClient, waitFor } from '@jiedui/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';
import { REDIS } from '../redis.module.js';
import { FactOutbox } from './fact.outbox.js';
import { NodeDrain } from './node.drain.js';

let node: MediaNodeFixture;
const sessionId = newSessionId();

beforeEach(async () => {
  node = await MediaNodeFixture.start();
});

afterEach(() => node.stop());

describe('facts', () => {
  it('tell what happened, in order and for every person', async () => {
    const [first, second] = [newPersonId(), newPersonId()];
    const peer = await node.join({ sessionId, personId: first });
    const other = await node.join({ sessionId, personId: second });
    await peer.ask('room.leave', {});
    await node.factTypes(4);
    await other.ask('room.leave', {});
    await node.factTypes(6);
    expect(await node.presenceFacts()).toMatchObject([
      { type: 'node.started', nodeId: node.config.MEDIA_NODE_ID },
      { type: 'participant.joined', sessionId, personId: first },
      { type: 'participant.joined', sessionId, personId: second },
      { type: 'participant.left', sessionId, personId: first },
      { type: 'participant.left', sessionId, personId: second },
      { type: 'room.closed', sessionId },
    ]);
  });

  it('are delivered also when one is reported as the last one is answered', async () => {
    const [outbox, redis] = [node.app.get(FactOutbox), node.app.get<Redis>(REDIS)];
    const personId = newPersonId();
    for (let round = 1; round <= 20; round += 1) {
      outbox.report({ type: 'participant.joined', sessionId, personId });
      // Answered in the same breath.
      await redis.ping();
      outbox.report({ type: 'participant.left', sessionId, personId });
      expect(await node.factTypes(1 + 2 * round)).toHaveLength(1 + 2 * round);
    }
  });

  it('do not tell of a short absence, but of a longer one', async () => {
    const personId = newPersonId();
    (await node.join({ sessionId, personId })).close();
    const back = await node.join({ sessionId, personId });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await node.factTypes(2)).toEqual(['node.started', 'participant.joined']);
    back.close();
    expect(await node.factTypes(3)).toEqual(['node.started', 'participant.joined', 'participant.left']);
  });
});

describe('the command to close a room', () => {
  it.each(['ended', 'cancelled'])('sends everyone away as %s, and stays in force', async (reason) => {
    const peers = [await node.join({ sessionId }), await node.join({ sessionId })];
    const ticket = await node.ticket({ sessionId });
    await node.command({ type: 'room.close', sessionId, reason });
    for (const peer of peers) {
      expect(await peer.told('room.closed')).toEqual({ reason });
      await peer.disconnected();
    }
    const types = await node.factTypes(6);
    expect(types.slice(3)).toEqual(['participant.left', 'participant.left', 'room.closed']);
    await expect(SignallingClient.connect(node.url, { ticket })).rejects.toMatchObject({
      data: { code: 'SESSION_NOT_OPEN' },
    });
  });

  it('may come twice, for an unknown room, and after one that makes no sense', async () => {
    const peer = await node.join({ sessionId });
    await node.command('not even JSON');
    await node.command({ type: 'room.paint', colour: 'red' });
    await node.command({ type: 'room.close', sessionId: newSessionId(), reason: 'ended' });
    await node.command({ type: 'room.close', sessionId, reason: 'ended' });
    await node.command({ type: 'room.close', sessionId, reason: 'ended' });
    expect(await peer.told('room.closed')).toEqual({ reason: 'ended' });
  });
});

describe('a node that is to be emptied', () => {
  const standing = (isDraining: boolean) =>
    waitFor('the heartbeat', async () => (await node.heartbeat())?.isDraining === isDraining);

  it('says that it takes no new sessions, keeps those it has, and takes some again when told', async () => {
    const peer = await node.join({ sessionId });
    await node.setDrain(true);
    await standing(true);
    const back = await node.join({ sessionId });
    expect([...peer.all('room.closed'), ...back.all('room.closed')]).toEqual([]);
    await node.setDrain(false);
    await standing(false);
  });

  it('waits, when it is told to stop, for the last to leave, and no longer than it is allowed to', async () => {
    const patient = await MediaNodeFixture.start({ MEDIA_DRAIN_SECONDS: '3600' });
    const peer = await patient.join();
    let isFinished = false;
    const finishing = patient.app
      .get(NodeDrain)
      .finish()
      .then(() => (isFinished = true));
    await waitFor('draining', async () => (await patient.heartbeat())?.isDraining);
    expect([isFinished, peer.all('room.closed')]).toEqual([false, []]);
    await peer.ask('room.leave', {});
    await finishing;
    await patient.stop();
    await node.join({ sessionId });
    await node.app.get(NodeDrain).finish();
  });
});

describe('a node', () => {
  it('says that it lives, and how much it holds', async () => {
    await node.join({ sessionId });
    const beat = await waitFor('a heartbeat with the room', async () => {
      const said = await node.heartbeat();
      return said?.rooms === 1 && said;
    });
    expect(beat).toMatchObject({ nodeId: 'node-under-test', region: 'local', isDraining: false, peers: 1 });
    expect(beat.load).toBeLessThan(0.85);
    expect(Date.now() - Date.parse(beat.at)).toBeLessThan(2 * heartbeatMs);
  });

  it('that stops sends its people elsewhere and reports all of it', async () => {
    const peer = await node.join({ sessionId });
    await node.close();
    expect(peer.all('room.closed')).toEqual([{ reason: 'nodeStopping' }]);
    expect(await node.factTypes(4)).toEqual([
      'node.started',
      'participant.joined',
      'participant.left',
      'room.closed',
    ]);
    expect(await node.heartbeat()).toBeNull();
  });

  it('tells its state to balancers and operators', async () => {
    const ready = await fetch(`${node.url}/health/ready`);
    expect(await ready.json()).toMatchObject({ checks: { redis: { ok: true }, workers: { ok: true } } });
    await node.join({ sessionId });
    const metrics = await (await fetch(`${node.url}/metrics`)).text();
    expect(metrics).toContain('\njiedui_media_rooms 1\n');
    expect(metrics).toContain('\njiedui_media_peers 1\n');
  });
});

it('A node that is asked for a sign of life gives one out of turn', async () => {
  const before = await waitFor('a heartbeat', () => node.heartbeat());
  await waitFor('an answer', async () => (await node.askForBeat()) > 0 && true);
  await waitFor('a beat', async () => (await node.heartbeat())?.at !== before.at);
});
