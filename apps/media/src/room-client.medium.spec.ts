import { BreakableLink, waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import { newPersonId } from './media-node.fixture.js';
import { WorkerPool } from './workers/worker.pool.js';

let room: ConsultingRoom;

beforeAll(async () => {
  room = await ConsultingRoom.open();
});

afterEach(() => room.clear());

afterAll(() => room.close());

describe('a room client', () => {
  it('comes back after a lost socket, while the others keep seeing them', async () => {
    const link = await BreakableLink.to(new URL(room.node.url));
    try {
      const [doctor, expert] = await room.two({ nodeUrl: `http://127.0.0.1:${link.port}` });
      expect(await expert.seesMoving()).toBe(true);
      await expert.run(
        `room.seen = [], room.client.subscribe(() => room.seen.push(room.client.state.peers.length))`,
      );
      link.cut();
      await doctor.shows('the loss', ({ phase }) => phase === 'reconnecting');
      link.mend();
      await doctor.shows('the return', ({ phase }) => phase === 'joined');
      expect(await doctor.seesMoving()).toBe(true);
      expect(await expert.seesMoving()).toBe(true);
      expect(await expert.run('Math.min(...room.seen, 1)')).toBe(1);
    } finally {
      link.close();
    }
  });

  it('enters over what was made ready in the lobby, and the long way where that is gone', async () => {
    const isReady = `room.connections.some(({ connectionState }) => connectionState === 'connected')`;
    const [doctor, expert] = [await room.visit('Doctor'), await room.visit('Expert')];
    await doctor.join();
    await expert.run('room.client.prepare(false)');
    await waitFor('a connection before entering', () => expert.run(isReady));
    expect(await doctor.state()).toMatchObject({ peers: [] });
    await expert.join();
    expect(await expert.seesMoving()).toBe(true);
    expect(await doctor.seesMoving()).toBe(true);
    const link = await BreakableLink.to(new URL(room.node.url));
    try {
      const third = await room.visit('Third', { nodeUrl: `http://127.0.0.1:${link.port}` });
      await third.run('room.client.prepare(false)');
      await waitFor('a connection before entering', () => third.run(isReady));
      link.cut();
      link.mend();
      await third.join();
      expect(await third.seesMoving()).toBe(true);
    } finally {
      link.close();
    }
  });

  it('joins again where the worker has died', async () => {
    const [doctor, expert] = await room.two();
    expect(await expert.seesMoving()).toBe(true);
    for (const { pid } of room.node.app.get(WorkerPool).alive) process.kill(pid, 'SIGKILL');
    for (const page of [doctor, expert]) {
      await waitFor('joined again', () =>
        page.run(`room.phases.join().endsWith('joined,reconnecting,joined')`),
      );
    }
    expect(await doctor.seesMoving()).toBe(true);
    expect(await expert.seesMoving()).toBe(true);
  });

  it('gives way to the same person elsewhere', async () => {
    const personId = newPersonId();
    const [earlier, later] = [
      await room.visit('Doctor', { personId }),
      await room.visit('Doctor', { personId }),
    ];
    await earlier.join();
    await later.join();
    const { closedReason } = await earlier.shows('the end', ({ phase }) => phase === 'closed');
    expect(closedReason).toBe('replaced');
    expect((await later.state()).phase).toBe('joined');
  });

  it('ends with the room, and cleans up behind itself', async () => {
    const [doctor, expert] = await room.two();
    await room.node.command({ type: 'room.close', sessionId: room.sessionId, reason: 'ended' });
    for (const page of [doctor, expert]) {
      expect(await page.shows('the end', ({ phase }) => phase === 'closed')).toMatchObject({
        closedReason: 'ended',
        peers: [],
      });
      expect(await page.run(`'__jieduiRoomStats' in globalThis`)).toBe(false);
      expect(
        await page.run(`room.devices.getTracks().every(({ readyState }) => readyState === 'live')`),
      ).toBe(true);
    }
    await doctor.join();
    expect(await doctor.state()).toMatchObject({ phase: 'failed', error: 'SESSION_NOT_OPEN' });
  });

  it('leaves at once, and can join again', async () => {
    const [doctor, expert] = await room.two();
    await expert.run('room.client.leave()');
    await doctor.shows('nobody', ({ peers }) => peers.length === 0);
    expect(await expert.state()).toMatchObject({ phase: 'closed', closedReason: 'left' });
    await expert.join();
    expect(await doctor.seesMoving()).toBe(true);
  });

  it('gives up where trying again is useless, and says why', async () => {
    const page = await room.visitWith(async () => ({ nodeUrl: 'http://127.0.0.1:9', ticket: 'none' }));
    await page.run(`window.getTicket = () => Promise.reject({ code: 'ACTION_NOT_ALLOWED' })`);
    await page.join();
    expect(await page.state()).toMatchObject({ phase: 'failed', error: 'ACTION_NOT_ALLOWED' });
  });

  it('gives a first entry up after some tries at a node that is not there', async () => {
    const page = await room.visitWith(async () => ({ nodeUrl: 'http://127.0.0.1:9', ticket: 'none' }));
    await page.join();
    expect(await page.state()).toMatchObject({ phase: 'failed', error: 'MEDIA_UNAVAILABLE' });
  });
});
