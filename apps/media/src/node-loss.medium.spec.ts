import { waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import { MediaNodeFixture, newPersonId } from './media-node.fixture.js';
import { RoomRegistry } from './rooms/room.registry.js';
import { SignallingServer } from './signalling/signalling.server.js';
import { WorkerPool } from './workers/worker.pool.js';

let room: ConsultingRoom;
let other: MediaNodeFixture;

beforeAll(async () => {
  room = await ConsultingRoom.open();
  other = await room.node.another('other-node');
});

afterAll(async () => {
  await other.stop();
  await room.close();
});

it('People of a node that is lost meet again on another, in their role and muted as they were', async () => {
  const asked: (string | undefined)[] = [];
  const visit = (nameEn: string, role: 'countyDoctor' | 'expert') => {
    const wish = { sessionId: room.sessionId, personId: newPersonId(), nameEn, role };
    return room.visitWith(async (lostNodeId) => {
      asked.push(lostNodeId);
      const node = lostNodeId === room.node.config.MEDIA_NODE_ID ? other : room.node;
      return { nodeId: node.config.MEDIA_NODE_ID, nodeUrl: node.url, ticket: await node.ticket(wish) };
    });
  };
  const [doctor, expert] = [await visit('Doctor', 'countyDoctor'), await visit('Expert', 'expert')];
  await doctor.join();
  await expert.join();
  await doctor.run('room.client.setMicrophoneMuted(true)');
  await expert.shows('muted', ({ peers }) => peers[0]?.isMicrophoneMuted === true);
  expect(await expert.seesMoving()).toBe(true);
  // What a killed process leaves: no sockets, no workers.
  room.node.app.get(SignallingServer).beforeApplicationShutdown();
  for (const { pid } of room.node.app.get(WorkerPool).alive) process.kill(pid, 'SIGKILL');
  for (const page of [doctor, expert]) {
    await waitFor('joined again', () =>
      page.run(`room.phases.join().endsWith('joined,reconnecting,joined')`),
    );
  }
  expect(other.app.get(RoomRegistry).open.map(({ peerCount }) => peerCount)).toEqual([2]);
  expect(asked).toEqual([undefined, undefined, 'node-under-test', 'node-under-test']);
  expect(await doctor.seesMoving()).toBe(true);
  const { peers } = await expert.shows('still muted', (state) => state.peers[0]?.isMicrophoneMuted === true);
  expect(peers).toMatchObject([{ nameEn: 'Doctor', role: 'countyDoctor' }]);
  expect(await expert.seesMoving()).toBe(true);
});
