import { freePorts, UdpRelay, waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import type { RoomPage } from './room-page.fixture.js';

const patienceMs = 120_000;
let room: ConsultingRoom;
let relay: UdpRelay;

beforeAll(async () => {
  const port = await freePorts(1);
  // Announced elsewhere, so that nobody goes round the relay.
  room = await ConsultingRoom.open({ RTC_PORT: String(port), RTC_ANNOUNCED_ADDRESS: '127.0.0.2' });
  relay = await UdpRelay.before({ address: '127.0.0.1', port });
});
afterEach(() => room.clear());
afterAll(async () => {
  await room.close();
  relay.close();
});

const peerOf = async (page: RoomPage) => (await page.state()).peers[0];

describe('a weak link', () => {
  it(
    'leaves speech whole where pictures do not fit, says so to both, and gets its pictures back by itself',
    async () => {
      const doctor = await room.visit('Doctor');
      await doctor.join();
      const uplink = await waitFor('what the doctor sends', () => relay.links[0]?.up);
      const expert = await room.visit('Expert');
      await expert.join();
      expect(await expert.seesMoving()).toBe(true);
      expect((await peerOf(expert))?.level).toBe('fullVideo');

      uplink.shape = { bitsPerSecond: 40_000, delayMs: 80 };
      await doctor.shows('speech alone', ({ level }) => level === 'voice');
      const told = await expert.shows('why', ({ peers }) => peers[0]?.level === 'voice');
      expect(told.peers[0]).toMatchObject({ isCameraOff: true, isMicrophoneMuted: false });
      expect((await doctor.state()).isCameraOff).toBe(false);
      const heard = (await expert.stats()).packetsReceived;
      await waitFor('speech', async () => (await expert.stats()).packetsReceived > heard + 20);

      uplink.shape = {};
      await waitFor('full video', async () => (await doctor.state()).level === 'fullVideo', patienceMs);
      await waitFor('the camera', async () => (await peerOf(expert))?.isCameraOff === false);
      expect(await expert.seesMoving()).toBe(true);
    },
    3 * patienceMs,
  );
});
