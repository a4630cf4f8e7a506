import type { MediaFact } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ConsultingRoom } from '../consulting-room.fixture.js';
import { newPersonId } from '../media-node.fixture.js';
import type { RoomPage } from '../room-page.fixture.js';
import { decodeFile } from './decode.fixture.js';

const patienceMs = 300_000;
type Segment = Extract<MediaFact, { type: 'recording.segment' }>;
type Event = Extract<MediaFact, { type: 'recording.event' }>;

let room: ConsultingRoom;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'jiedui-recording-'));
  room = await ConsultingRoom.open({ DATA_DIR: dataDir });
});
afterEach(() => room.clear());
afterAll(async () => {
  await room.close();
  await rm(dataDir, { recursive: true, force: true });
});

const segments = async () =>
  (await room.node.facts()).filter(
    (fact): fact is Segment => fact.type === 'recording.segment' && fact.sessionId === room.sessionId,
  );
const events = async () =>
  (await room.node.facts()).filter(
    (fact): fact is Event => fact.type === 'recording.event' && fact.sessionId === room.sessionId,
  );
const phase = (page: RoomPage) => page.run<string>('room.recording.state.phase');
const shows = (page: RoomPage, wanted: string) =>
  waitFor(`phase ${wanted}`, async () => (await phase(page)) === wanted);
const answered = (page: RoomPage, agrees: boolean) => page.run<void>(`room.recording.answer(${agrees})`);
const has = (what: string, fits: (found: readonly Event[]) => boolean) =>
  waitFor(what, async () => fits(await events()), patienceMs);

const folder = async () => {
  const root = path.join(dataDir, 'recordings', room.node.config.MEDIA_NODE_ID);
  const name = (await readdir(root)).find((found) => found.startsWith(room.sessionId));
  return path.join(root, name ?? '');
};

const decode = async ({ name, source }: Segment) => decodeFile(path.join(await folder(), name), source);

async function recorders(): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,comm,args']);
  return stdout
    .split('\n')
    .filter((line) => line.includes(room.sessionId) && /^\s*\d+\s+ffmpeg/.test(line))
    .map((line) => Number.parseInt(line, 10));
}

const secondsOf = ({ startedAt, endedAt }: Segment) => (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000;

describe('a recording', () => {
  it(
    'begins when everybody agreed, asks who comes later, outlives a killed recorder, and holds pictures and sound',
    async () => {
      const [doctorId, expertId, lateId] = [newPersonId(), newPersonId(), newPersonId()];
      const doctor = await room.visit('Doctor', { personId: doctorId });
      const expert = await room.visit('Expert', { personId: expertId });
      await doctor.join();
      await expert.join();
      expect(await expert.seesMoving()).toBe(true);

      await doctor.run('room.recording.ask()');
      await shows(expert, 'asked');
      expect(await recorders()).toEqual([]);
      await answered(expert, true);
      await shows(doctor, 'recording');
      await waitFor('four recorders', async () => (await recorders()).length === 4);

      const late = await room.visit('Late', { personId: lateId });
      await late.join();
      await shows(late, 'recording');
      expect(await late.run('room.recording.state.own')).toBeNull();
      await waitFor('files of both', async () => (await segments()).length >= 4, patienceMs);
      expect((await recorders()).length).toBe(4);
      await answered(late, true);
      await waitFor('six recorders', async () => (await recorders()).length === 6);

      const [victim] = await recorders();
      process.kill(victim ?? 0, 'SIGKILL');
      await has('the gap', (found) => found.some(({ event }) => event === 'gap'));
      await waitFor('six recorders again', async () => (await recorders()).length === 6);

      const told = (await segments()).length;
      await waitFor('more files', async () => (await segments()).length >= told + 6, patienceMs);
      await expert.run('room.recording.answer(false)');
      await waitFor('four recorders left', async () => (await recorders()).length === 4);
      await doctor.run('room.recording.stop()');
      await shows(late, 'off');
      await has('the end', (found) => found.at(-1)?.event === 'stopped');
      expect(await recorders()).toEqual([]);

      const kinds = (await events()).map(({ event }) => event);
      expect(kinds.filter((kind) => kind !== 'level')).toEqual([
        'asked',
        'consented',
        'started',
        'joined',
        'consented',
        'gap',
        'refused',
        'stopped',
      ]);
      const written = await segments();
      for (const personId of [doctorId, expertId, lateId]) {
        for (const source of ['camera', 'microphone'] as const) {
          const own = written.filter((one) => one.personId === personId && one.source === source);
          const whole = await Promise.all(own.map(async (one) => ({ ...one, ...(await decode(one)) })));
          const length = whole.reduce((sum, one) => sum + secondsOf(one), 0);
          expect({ personId, source, isLong: length > 4 }).toMatchObject({ isLong: true });
          if (source === 'camera') {
            expect(whole.some(({ isBlack }) => isBlack)).toBe(false);
            expect(whole.reduce((sum, { frames }) => sum + frames, 0)).toBeGreaterThan(10);
          } else expect(Math.max(...whole.map(({ loudestDb }) => loudestDb))).toBeGreaterThan(-40);
        }
      }
      const agreedAt = (await events()).find(
        ({ event, personId }) => event === 'consented' && personId === lateId,
      );
      const firstOfLate = written
        .filter(({ personId }) => personId === lateId)
        .map(({ startedAt }) => startedAt);
      for (const startedAt of firstOfLate) expect(startedAt > (agreedAt?.happenedAt ?? '')).toBe(true);
    },
    2 * patienceMs,
  );

  it('does not begin where one refuses, and can be taken back', async () => {
    const [doctor, expert] = await room.two();
    await doctor.run('room.recording.ask()');
    await shows(expert, 'asked');
    await answered(expert, false);
    await has('the refusal', (found) => found.some(({ event }) => event === 'refused'));
    await sleep(500);
    expect([await phase(doctor), await recorders()]).toEqual(['asked', []]);
    await doctor.run('room.recording.stop()');
    await shows(expert, 'off');
    expect(await segments()).toEqual([]);
  });
});
