import { type Relay, waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import { newPersonId } from './media-node.fixture.js';
import type { RoomPage } from './room-page.fixture.js';

let room: ConsultingRoom;
let relay: Relay;

beforeAll(async () => {
  ({ room, relay } = await ConsultingRoom.openBehindRelay());
});
afterEach(() => room.clear());
afterAll(() => room.close());

interface Pointing {
  readonly personId: string;
  readonly x: number;
  readonly y: number;
}

const pointedTo = (page: RoomPage): Promise<Pointing[]> => page.run('room.pointed');

/** As a hand that moves to the right and rests there. */
const move = (page: RoomPage, count: number) =>
  page.run(`(async () => {
    for (let x = 1; x <= ${count}; x += 1) {
      room.pointers.point({ x, y: 7 });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })()`);

/** The first tells that the way is open. */
async function opens(from: RoomPage, to: RoomPage): Promise<void> {
  await waitFor('the channel', async () => {
    await from.run('room.pointers.point({ x: 0, y: 0 })');
    return (await pointedTo(to)).length > 0;
  });
}

describe('who points on the board', () => {
  it('is seen doing so by the others, by name', async () => {
    const personId = newPersonId();
    const [doctor, expert] = await room.two({ personId });
    await opens(doctor, expert);
    await doctor.run('room.pointers.point({ x: 9_999, y: 1 })');
    const seen = await waitFor('the place', async () =>
      (await pointedTo(expert)).find(({ x }) => x === 9_999),
    );
    expect(seen).toEqual({ personId, nameZh: expect.any(String), nameEn: 'Doctor', x: 9_999, y: 1 });
    expect(await pointedTo(doctor)).toEqual([]);
  });

  it('is where they came to rest, and never goes back, on a link that loses a third and mixes the rest up', async () => {
    const [doctor, expert] = await room.two();
    await opens(doctor, expert);
    await relay.shape(await doctor.fragments(), { up: { lossShare: 0.3, delayMs: 60 } });
    await move(doctor, 60);
    await waitFor('the last place', async () => (await pointedTo(expert)).at(-1)?.x === 60, 5_000);
    const places = (await pointedTo(expert)).map(({ x }) => x);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.length).toBeGreaterThan(10);
  });
});
