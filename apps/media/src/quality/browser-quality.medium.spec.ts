import { waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ConsultingRoom } from '../consulting-room.fixture.js';
import { newPersonId } from '../media-node.fixture.js';

const patienceMs = 90_000;
let room: ConsultingRoom;

beforeAll(async () => {
  room = await ConsultingRoom.open();
});
afterAll(() => room.close());

it(
  'is told by real browsers in real numbers',
  async () => {
    const personId = newPersonId();
    const [doctor] = await room.two({ personId });
    expect(await doctor.seesMoving()).toBe(true);
    // The expert is there, sees and is seen: all there is to measure has been once a later look was told.
    const minute = await waitFor(
      'a look at a conversation under way',
      async () =>
        (await room.node.qualityFacts())
          .flatMap(({ minutes }) => minutes)
          .find(
            (told) =>
              told.personId === personId && told.framesPerSecond !== null && told.uplinkLossShare !== null,
          ),
      patienceMs,
    );
    expect(minute.framesPerSecond).toBeGreaterThan(0);
    expect(minute.uplinkBps).toBeGreaterThan(10_000);
    expect(minute.downlinkBps).toBeGreaterThan(10_000);
    expect(minute.roundTripMs).toBeLessThan(2_000);
    expect(minute.uplinkLossShare).toBeLessThan(0.5);
    expect(minute.downlinkLossShare).toBeLessThan(0.5);
    expect(minute.uplinkScore).toBeGreaterThan(0);
    expect(Object.keys(minute.levelMs).length).toBeGreaterThan(0);
  },
  2 * patienceMs,
);
