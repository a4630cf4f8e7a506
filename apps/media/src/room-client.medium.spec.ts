import type { PersonId, SessionId } from '@jiedui/kernel';
import { BreakableLink, waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MediaNodeFixture, newPersonId, newSessionId } from './media-node.fixture.js';
import { type RoomPage, RoomPages } from './room-page.fixture.js';
import { WorkerPool } from './workers/worker.pool.js';

jest.setTimeout(90_000);

let node: MediaNodeFixture;
let pages: RoomPages;
let sessionId: SessionId;
let open: RoomPage[] = [];

beforeAll(async () => {
  pages = await RoomPages.start();
  // On a busy machine a browser may take seconds to come back.
  const timings = { lingerMs: 15_000, emptyMs: 15_000 };
  node = await MediaNodeFixture.start({ WEB_ORIGINS: pages.origin }, timings);
});

beforeEach(() => {
  sessionId = newSessionId();
});

afterEach(async () => {
  await Promise.all(open.map(({ page }) => page.context().close()));
  open = [];
});

afterAll(async () => {
  await node.stop();
  await pages.stop();
});

interface Visit {
  readonly personId?: PersonId;
  readonly from?: RoomPages;
  readonly nodeUrl?: string;
}

async function visit(nameEn: string, wish: Visit = {}): Promise<RoomPage> {
  const { personId = newPersonId(), from = pages, nodeUrl = node.url } = wish;
  const getTicket = async () => ({ nodeUrl, ticket: await node.ticket({ sessionId, personId, nameEn }) });
  const page = await from.open(getTicket);
  open.push(page);
  return page;
}

async function twoInTheRoom(wish: Visit = {}): Promise<[RoomPage, RoomPage]> {
  const [doctor, expert] = [await visit('Doctor', wish), await visit('Expert')];
  await doctor.join();
  await expert.join();
  return [doctor, expert];
}

/** What the media connections that stand run over. */
async function protocolsOf(page: RoomPage): Promise<string[]> {
  const protocols = await page.run<string[]>(`(async () => {
    const found = [];
    for (const connection of room.connections.filter((each) => each.connectionState === 'connected')) {
      const stats = await connection.getStats();
      for (const pair of stats.values()) if (pair.type === 'candidate-pair' && pair.nominated)
        found.push(stats.get(pair.remoteCandidateId).protocol);
    }
    return found;
  })()`);
  return [...new Set(protocols)];
}

describe('two browsers', () => {
  it('see, hear and name each other', async () => {
    const both = await twoInTheRoom();
    const [doctor, expert] = both;
    expect((await doctor.shows('the expert', ({ peers }) => peers.length === 1)).peers[0]?.nameEn).toBe(
      'Expert',
    );
    for (const page of both) {
      await page.seesMoving(30);
      await waitFor('sound', async () => (await page.stats()).audioLevel > 0.01, 30_000);
    }
    const { joinMs, framesSent } =
      await expert.run<Awaited<ReturnType<RoomPage['stats']>>>('__jieduiRoomStats()');
    expect(framesSent).toBeGreaterThan(0);
    expect(joinMs?.firstFrame).toBeGreaterThan(joinMs?.connected ?? Infinity);
  });

  it('show who speaks, and when they stop', async () => {
    const both = await twoInTheRoom();
    const [doctor] = both;
    await doctor.run(`(() => {
      const context = new AudioContext(), voice = context.createOscillator();
      const out = context.createMediaStreamDestination();
      voice.connect(out), voice.start();
      return room.client.replaceTrack('audio', out.stream.getAudioTracks()[0]);
    })()`);
    const { selfPeerId } = await doctor.state();
    for (const page of both) {
      await page.shows('the doctor speaking', (state) => state.speakingPeerIds[0] === selfPeerId);
    }
    await doctor.run('room.client.setMicrophoneMuted(true)');
    for (const page of both) {
      const { phase } = await page.shows(
        'silence',
        (state) => !state.speakingPeerIds.includes(selfPeerId ?? ''),
      );
      expect(phase).toBe('joined');
    }
  });

  it('pause what is muted or off, and go on with it', async () => {
    const [doctor, expert] = await twoInTheRoom();
    expect(await expert.seesMoving()).toBe(true);
    await doctor.run('room.client.setMicrophoneMuted(true)');
    await expert.shows('muted', ({ peers }) => peers[0]?.isMicrophoneMuted === true);
    await doctor.run('room.client.setCameraOff(true)');
    await expert.shows('camera off', ({ peers }) => peers[0]?.isCameraOff === true);
    await new Promise((resolve) => setTimeout(resolve, 500)); // what is on its way still arrives
    const { framesDecoded } = await expert.stats();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await expert.stats()).framesDecoded).toBe(framesDecoded);
    await doctor.run('room.client.setCameraOff(false)');
    await doctor.run('room.client.setMicrophoneMuted(false)');
    await expert.shows('all on', ({ peers }) => !peers[0]?.isCameraOff && !peers[0]?.isMicrophoneMuted);
    expect(await expert.seesMoving()).toBe(true);
  });

  it('go on over an exchanged camera', async () => {
    const [doctor, expert] = await twoInTheRoom();
    expect(await expert.seesMoving()).toBe(true);
    await doctor.run(`navigator.mediaDevices.getUserMedia({ video: true }).then((other) =>
      room.client.replaceTrack('video', other.getVideoTracks()[0]))`);
    expect(await expert.seesMoving()).toBe(true);
  });

  it('do without a camera where one side has none', async () => {
    const [doctor, expert] = [await visit('Doctor'), await visit('Expert')];
    await doctor.run('room.client.setMicrophoneMuted(true)');
    await doctor.run('room.client.join({ audio: room.devices.getAudioTracks()[0] })');
    await expert.join();
    expect(await doctor.seesMoving()).toBe(true);
    const { peers } = await expert.shows('sound', (state) => state.peers[0]?.audioTrack !== undefined);
    expect(peers[0]).toMatchObject({ isMicrophoneMuted: true, isCameraOff: true });
    expect(peers[0]?.videoTrack).toBeUndefined();
  });

  it('reach each other over TCP where UDP is blocked', async () => {
    const walled = await RoomPages.start(['--webrtc-ip-handling-policy=disable_non_proxied_udp']);
    try {
      const [doctor, expert] = await twoInTheRoom({ from: walled });
      expect(await doctor.seesMoving()).toBe(true);
      expect(await expert.seesMoving()).toBe(true);
      expect(await protocolsOf(doctor)).toEqual(['tcp']);
      expect(await protocolsOf(expert)).toEqual(['udp']);
    } finally {
      await walled.stop();
      open = open.filter(({ page }) => !page.isClosed());
    }
  });
});

describe('a room client', () => {
  it('comes back after a lost socket, while the others keep seeing them', async () => {
    const link = await BreakableLink.to(new URL(node.url));
    try {
      const [doctor, expert] = await twoInTheRoom({ nodeUrl: `http://127.0.0.1:${link.port}` });
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

  it('joins again where the worker has died', async () => {
    const [doctor, expert] = await twoInTheRoom();
    expect(await expert.seesMoving()).toBe(true);
    for (const { pid } of node.app.get(WorkerPool).alive) process.kill(pid, 'SIGKILL');
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
    const [earlier, later] = [await visit('Doctor', { personId }), await visit('Doctor', { personId })];
    await earlier.join();
    await later.join();
    const { closedReason } = await earlier.shows('the end', ({ phase }) => phase === 'closed');
    expect(closedReason).toBe('replaced');
    expect((await later.state()).phase).toBe('joined');
  });

  it('ends with the room, and cleans up behind itself', async () => {
    const [doctor, expert] = await twoInTheRoom();
    await node.command({ type: 'room.close', sessionId, reason: 'ended' });
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
    const [doctor, expert] = await twoInTheRoom();
    await expert.run('room.client.leave()');
    await doctor.shows('nobody', ({ peers }) => peers.length === 0);
    expect(await expert.state()).toMatchObject({ phase: 'closed', closedReason: 'left' });
    await expert.join();
    expect(await doctor.seesMoving()).toBe(true);
  });

  it('gives up where trying again is useless, and says why', async () => {
    const page = await pages.open(async () => ({ nodeUrl: 'http://127.0.0.1:9', ticket: 'none' }));
    open.push(page);
    await page.run(`window.getTicket = () => Promise.reject({ code: 'ACTION_NOT_ALLOWED' })`);
    await page.join();
    expect(await page.state()).toMatchObject({ phase: 'failed', error: 'ACTION_NOT_ALLOWED' });
  });

  it('gives a first entry up after some tries at a node that is not there', async () => {
    const page = await pages.open(async () => ({ nodeUrl: 'http://127.0.0.1:9', ticket: 'none' }));
    open.push(page);
    await page.join();
    expect(await page.state()).toMatchObject({ phase: 'failed', error: 'MEDIA_UNAVAILABLE' });
  });
});
