import { type Relay, waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConsultingRoom } from './consulting-room.fixture.js';
import type { RoomPage } from './room-page.fixture.js';

const patienceMs = 180_000;
let room: ConsultingRoom;
let relay: Relay;

beforeAll(async () => {
  ({ room, relay } = await ConsultingRoom.openBehindRelay());
});
afterEach(() => room.clear());
afterAll(() => room.close());

/** One still after another, and something on them. */
async function seesStills(page: RoomPage): Promise<boolean> {
  await page.run(`room.stills = [], room.client.subscribe(() => {
    for (const { stillUrl } of room.client.state.peers) {
      if (stillUrl && !room.stills.includes(stillUrl)) room.stills.push(stillUrl);
    }
  })`);
  await waitFor('three stills', () => page.run<boolean>('room.stills.length >= 3'), patienceMs);
  return waitFor('a still that shows something', () =>
    page.run<boolean>(`(async () => {
      const url = room.client.state.peers.find(({ stillUrl }) => stillUrl)?.stillUrl;
      if (!url) return false;
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return new Set(context.getImageData(0, 0, image.width, image.height).data).size > 20;
    })().catch(() => false)`),
  );
}

const peerOf = async (page: RoomPage) => (await page.state()).peers[0];

describe('a weak link', () => {
  it(
    'leaves speech whole where pictures do not fit, says so to both, and gets its pictures back by itself',
    async () => {
      const doctor = await room.visit('Doctor');
      await doctor.join();
      const expert = await room.visit('Expert');
      await expert.join();
      expect(await expert.seesMoving()).toBe(true);
      expect((await peerOf(expert))?.level).toBe('fullVideo');

      const doctorsLink = await doctor.fragments();
      await relay.shape(doctorsLink, { up: { bitsPerSecond: 30_000, delayMs: 80 } });
      await doctor.shows('speech alone', ({ level }) => level === 'voice');
      const told = await expert.shows('why', ({ peers }) => peers[0]?.level === 'voice');
      expect(told.peers[0]).toMatchObject({ isCameraOff: true, isMicrophoneMuted: false });
      expect((await doctor.state()).isCameraOff).toBe(false);
      const heard = (await expert.stats()).packetsReceived;
      await waitFor('speech', async () => (await expert.stats()).packetsReceived > heard + 20);

      await relay.shape(doctorsLink, { up: {} });
      await waitFor('full video', async () => (await doctor.state()).level === 'fullVideo', patienceMs);
      await waitFor('the camera', async () => (await peerOf(expert))?.isCameraOff === false);
      expect(await expert.seesMoving()).toBe(true);
    },
    3 * patienceMs,
  );

  it(
    'of who sends leaves a picture about every second beside speech',
    async () => {
      const [doctor, expert] = await room.two();
      expect(await expert.seesMoving()).toBe(true);
      await relay.shape(await doctor.fragments(), { up: { bitsPerSecond: 75_000 } });
      await doctor.shows('stills', ({ level }) => level === 'stills');
      expect(await seesStills(expert)).toBe(true);
      const heard = (await expert.stats()).packetsReceived;
      await waitFor('speech', async () => (await expert.stats()).packetsReceived > heard + 20);

      await doctor.run('room.client.setCameraOff(true)');
      await expert.shows('no picture', ({ peers }) => peers[0]?.stillUrl === undefined);
    },
    2 * patienceMs,
  );

  it(
    'of one who receives costs the others nothing',
    async () => {
      const doctor = await room.visit('Doctor');
      const [expert, assistant] = [await room.visit('Expert'), await room.visit('Assistant')];
      for (const page of [doctor, expert, assistant]) await page.join();
      for (const page of [expert, assistant]) expect(await page.seesMoving()).toBe(true);
      // One voice and still pictures fit; with two there would be room for speech alone.
      await assistant.run('room.client.setMicrophoneMuted(true)');
      await relay.shape(await expert.fragments(), { down: { bitsPerSecond: 75_000 } });
      await waitFor('less', async () => (await expert.state()).receivedLevel !== 'fullVideo', patienceMs);
      expect(await seesStills(expert)).toBe(true);
      expect(await assistant.state()).toMatchObject({ receivedLevel: 'fullVideo' });
      expect(await assistant.seesMoving()).toBe(true);

      const before = (await expert.stats()).framesDecoded;
      await relay.shape(await expert.fragments(), { down: {} });
      // More than are seen of a trial that began, and failed, while the link was still weak.
      const isMoving = async () => (await expert.stats()).framesDecoded >= before + 100;
      await waitFor('moving pictures again', isMoving, patienceMs);
      expect(await expert.state()).toMatchObject({ receivedLevel: 'fullVideo' });
    },
    3 * patienceMs,
  );

  it(
    'of one who receives is not told to who speaks as their own',
    async () => {
      const [doctor, expert] = await room.two();
      expect(await expert.seesMoving()).toBe(true);
      await relay.shape(await expert.fragments(), { down: { lossShare: 0.7 } });
      const lostBy = (page: RoomPage) =>
        page.run<{ sent: number[]; asked: number }>(`(async () => {
          const all = (await Promise.all(room.connections.map((one) => one.getStats())))
            .flatMap((report) => [...report.values()])
            .filter(({ kind }) => kind === 'audio');
          const of = (type) => all.filter((stat) => stat.type === type);
          return {
            sent: of('remote-inbound-rtp').map(({ fractionLost }) => fractionLost),
            asked: of('inbound-rtp').reduce((sum, { nackCount }) => sum + nackCount, 0),
          };
        })()`);
      await waitFor('losses', async () => (await lostBy(expert)).asked > 30);
      for (let look = 0; look < 10; look += 1) {
        await sleep(1_000);
        const { sent } = await lostBy(doctor);
        expect(sent).toHaveLength(1);
        expect(Math.max(...sent)).toBeLessThan(0.1);
      }
    },
    patienceMs,
  );

  it(
    'that loses half for a second, again and again, is shown every picture in the end',
    async () => {
      const [doctor, expert] = await room.two();
      expect(await expert.seesMoving()).toBe(true);
      const link = await expert.fragments();
      const ssrcs = await expert.run<number[]>(`(async () =>
        (await Promise.all(room.connections.map((one) => one.getStats())))
          .flatMap((report) => [...report.values()])
          .filter(({ type, kind, mid }) => type === 'inbound-rtp' && kind === 'video' && mid !== 'probator')
          .map(({ ssrc }) => ssrc))()`);
      for (let turn = 0; turn < 6; turn += 1) {
        await relay.shape(link, { down: { delayMs: 40, lossShare: 0.5 } });
        await sleep(1_000);
        await relay.shape(link, { down: { delayMs: 40 } });
        await sleep(3_000);
      }
      await doctor.run('room.client.setCameraOff(true)');
      const shown = async () => (await expert.stats()).framesDecoded;
      await waitFor('the last picture', async () => {
        const before = await shown();
        await sleep(1_500);
        return before === (await shown());
      });
      const sent = await relay.frames(link, ssrcs);
      expect(sent).toBeGreaterThan(200);
      // Where a larger picture gives way to a smaller one, what is left of it is not waited for.
      expect(sent - (await shown())).toBeLessThan(10);
    },
    patienceMs,
  );
});
