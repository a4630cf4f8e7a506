import { waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';

let room: ConsultingRoom;

beforeAll(async () => {
  room = await ConsultingRoom.open();
});

afterEach(() => room.clear());

afterAll(() => room.close());

const widthSeen = `room.client.state.peers.map(({ screenTrack }) => screenTrack?.getSettings().width ?? 0).at(0)`;

describe('a screen that is shown', () => {
  it('is seen beside its person, also by who comes later, until it ends', async () => {
    const [doctor, expert] = await room.two();
    await doctor.shareScreen();
    await expert.shows('the screen', ({ peers }) => peers[0]?.screenTrack !== undefined);
    expect(await doctor.run('room.client.state.isSharing')).toBe(true);
    const late = await room.visit('Late');
    await late.join();
    await late.shows('the screen', ({ peers }) => peers.some(({ screenTrack }) => screenTrack !== undefined));
    // The whole width comes as soon as the estimate allows it.
    await waitFor(
      'a picture of the screen',
      async () => (await expert.run<number>(widthSeen)) >= 640,
      60_000,
    );
    expect(await doctor.run('room.client.state.isSharing')).toBe(true);
    await doctor.run('room.client.setScreen(undefined)');
    for (const page of [expert, late]) {
      await page.shows('the end of it', ({ peers }) =>
        peers.every(({ screenTrack }) => screenTrack === undefined),
      );
    }
    expect(await expert.seesMoving()).toBe(true);
  });

  it('is refused while another is shown, and the one who is refused is told why', async () => {
    const [doctor, expert] = await room.two();
    await doctor.shareScreen();
    await expert.shows('the screen', ({ peers }) => peers[0]?.screenTrack !== undefined);
    await expert.shareScreen();
    await waitFor('the refusal', async () => {
      const { isSharing, shareError } = await expert.state();
      return !isSharing && shareError === 'ROOM_SCREEN_TAKEN';
    });
    expect((await doctor.state()).isSharing).toBe(true);
  });
});
