import { Relay } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import type { RoomPage } from './room-page.fixture.js';

let room: ConsultingRoom;
let relay: Relay;
let port: number;
let nodeUrl: string;

beforeAll(async () => {
  room = await ConsultingRoom.open();
  relay = await Relay.start();
  port = await relay.tcp(Number(new URL(room.node.url).port));
  nodeUrl = `http://127.0.0.2:${port}`;
});
afterEach(async () => {
  await relay.shapeTcp(port, {});
  await room.clear();
});
afterAll(async () => {
  await room.close();
  await relay.close();
});

async function tested(page: RoomPage) {
  await page.run('room.client.prepare(false)');
  const { linkTest } = await page.shows(
    'the test',
    (state) => (state.linkTest?.status ?? 'running') !== 'running',
  );
  return linkTest;
}

describe('the link of who is in the lobby', () => {
  it('is measured while they are there', async () => {
    const test = await tested(await room.visit('Doctor', { nodeUrl }));
    expect(test).toMatchObject({ status: 'done', figures: { protocol: 'udp' } });
    expect(test?.figures?.upBps).toBeGreaterThan(1_000_000);
    expect(test?.figures?.downBps).toBeGreaterThan(1_000_000);
  });

  it('is found as thin and as long as it is', async () => {
    await relay.shapeTcp(port, { bitsPerSecond: 100_000, delayMs: 100 });
    const { figures } = (await tested(await room.visit('Doctor', { nodeUrl }))) ?? {};
    for (const bps of [figures?.upBps, figures?.downBps]) {
      expect(bps).toBeGreaterThan(60_000);
      expect(bps).toBeLessThan(120_000);
    }
    expect(figures?.roundTripMs).toBeGreaterThan(200);
    expect(figures?.roundTripMs).toBeLessThan(500);
  });

  it('cannot be where no node answers', async () => {
    const page = await room.visit('Doctor', { nodeUrl: 'http://127.0.0.2:9' });
    expect(await tested(page)).toEqual({ status: 'failed' });
  });

  it('is not tested any further once they enter', async () => {
    await relay.shapeTcp(port, { bitsPerSecond: 100_000, delayMs: 100 });
    const page = await room.visit('Doctor', { nodeUrl });
    await page.run('room.client.prepare(false)');
    await page.run('new Promise((resolve) => setTimeout(resolve, 1500))');
    await page.join();
    const { linkTest } = await page.shows('the room', ({ phase }) => phase === 'joined');
    expect(linkTest).toBeUndefined();
    await relay.shapeTcp(port, {});
    expect((await page.state()).linkTest).toBeUndefined();
  });
});
