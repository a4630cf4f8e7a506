import { waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import { WorkerPool } from './workers/worker.pool.js';

let room: ConsultingRoom;

beforeAll(async () => {
  room = await ConsultingRoom.open({ MEDIA_WORKERS: '2', MEDIA_WORKER_PEERS: '1' });
});

afterAll(() => room.close());

it('Browsers in two workers see each other; when one dies its person comes back and the other stays', async () => {
  const doctor = await room.visit('Doctor');
  await doctor.join();
  const dying = room.node.app.get(WorkerPool).alive.find(({ peers }) => peers === 0);
  const expert = await room.visit('Expert');
  await expert.join();
  expect(await doctor.seesMoving()).toBe(true);
  expect(await expert.seesMoving()).toBe(true);
  process.kill(dying?.pid ?? 0, 'SIGKILL');
  await waitFor('joined again', () =>
    expert.run(`room.phases.join().endsWith('joined,reconnecting,joined')`),
  );
  expect(await doctor.seesMoving()).toBe(true);
  expect(await expert.seesMoving()).toBe(true);
  expect(await doctor.run(`room.phases.join()`)).toBe('idle,connecting,joined');
});
