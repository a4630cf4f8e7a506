import { waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import { type RoomPage, RoomPages } from './room-page.fixture.js';

let room: ConsultingRoom;

beforeAll(async () => {
  room = await ConsultingRoom.open();
});

afterEach(() => room.clear());

afterAll(() => room.close());

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
    const both = await room.two();
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
    const both = await room.two();
    const [doctor, expert] = both;
    await expert.run('room.client.setMicrophoneMuted(true)');
    await doctor.run(`(() => {
      const context = new AudioContext(), voice = context.createOscillator();
      const out = context.createMediaStreamDestination();
      voice.connect(out), voice.start();
      return room.client.replaceTrack('audio', out.stream.getAudioTracks()[0]);
    })()`);
    const { selfPeerId } = await doctor.state();
    for (const page of both) {
      await page.shows('the doctor alone speaking', ({ speakingPeerIds }) => {
        return speakingPeerIds.length === 1 && speakingPeerIds[0] === selfPeerId;
      });
    }
    await doctor.run('room.client.setMicrophoneMuted(true)');
    for (const page of both) {
      const { phase } = await page.shows('silence', (state) => state.speakingPeerIds.length === 0);
      expect(phase).toBe('joined');
    }
  });

  it('pause what is muted or off, and go on with it', async () => {
    const [doctor, expert] = await room.two();
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
    const [doctor, expert] = await room.two();
    expect(await expert.seesMoving()).toBe(true);
    await doctor.run(`navigator.mediaDevices.getUserMedia({ video: true }).then((other) =>
      room.client.replaceTrack('video', other.getVideoTracks()[0]))`);
    expect(await expert.seesMoving()).toBe(true);
  });

  it('do without a camera where one side has none', async () => {
    const [doctor, expert] = [await room.visit('Doctor'), await room.visit('Expert')];
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
      const [doctor, expert] = await room.two({ from: walled });
      expect(await doctor.seesMoving()).toBe(true);
      expect(await expert.seesMoving()).toBe(true);
      expect(await protocolsOf(doctor)).toEqual(['tcp']);
      expect(await protocolsOf(expert)).toEqual(['udp']);
    } finally {
      await walled.stop();
    }
  });
});
