import { waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import { MediaNodeFixture, newPersonId } from './media-node.fixture.js';
import { SignallingServer } from './signalling/signalling.server.js';
import { WorkerPool } from './workers/worker.pool.js';

let room: ConsultingRoom;
let far: MediaNodeFixture;

beforeAll(async () => {
  room = await ConsultingRoom.open();
  far = await room.node.another('far');
});

afterAll(async () => {
  await far.stop();
  await room.close();
});

it('Browsers on two nodes see each other; when one node dies its person comes back and the other stays', async () => {
  const visit = (nameEn: string, own: MediaNodeFixture) => {
    const wish = { sessionId: room.sessionId, personId: newPersonId(), nameEn };
    return room.visitWith(async (lostNodeId) => {
      const node = lostNodeId === 'far' ? room.node : own;
      return { nodeId: node.config.MEDIA_NODE_ID, nodeUrl: node.url, ticket: await node.ticket(wish) };
    });
  };
  const [doctor, expert] = [await visit('Doctor', room.node), await visit('Expert', far)];
  await doctor.join();
  await expert.join();
  expect(await doctor.seesMoving()).toBe(true);
  expect(await expert.seesMoving()).toBe(true);
  await expert.shareScreen();
  await doctor.shows('the screen', ({ peers }) => peers[0]?.screenTrack !== undefined);
  await doctor.shareScreen();
  await doctor.shows('the refusal', ({ shareError }) => shareError === 'ROOM_SCREEN_TAKEN');
  // What a killed process leaves: no sockets, no workers.
  far.app.get(SignallingServer).beforeApplicationShutdown();
  for (const { pid } of far.app.get(WorkerPool).alive) process.kill(pid, 'SIGKILL');
  await waitFor('joined again', () =>
    expert.run(`room.phases.join().endsWith('joined,reconnecting,joined')`),
  );
  expect(await expert.seesMoving()).toBe(true);
  expect(await doctor.seesMoving()).toBe(true);
  expect(await doctor.run(`room.phases.join()`)).toBe('idle,connecting,joined');
});
