import type { MediaFact } from '@jiedui/contracts';
import { uncoveredSpans } from '@jiedui/domain';
import { runProgram } from '@jiedui/platform';
import { freePorts, waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConsultingRoom } from '../../apps/media/src/consulting-room.fixture.js';
import { newPersonId } from '../../apps/media/src/media-node.fixture.js';
import { decodeFile } from '../../apps/media/src/recording/decode.fixture.js';
import { MediaNode, nodeSecret } from './live/media-node.js';

const patienceMs = 120_000;
/** Two packets wait for the next one; between words there are 400 ms between them. A busy machine adds to it. */
const unwrittenMs = { microphone: 2_000, camera: 1_500 };
type Segment = Extract<MediaFact, { type: 'recording.segment' }>;

let room: ConsultingRoom;
let far: MediaNode;
let dataDir: string;

async function startFar(): Promise<MediaNode> {
  const { REDIS_PREFIX, REDIS_URL, WEB_ORIGINS, MEDIASOUP_WORKER_BIN, FFMPEG_BIN } = room.node.config;
  const settings = {
    REDIS_PREFIX,
    REDIS_URL,
    FFMPEG_BIN,
    MEDIA_NODE_ID: 'far',
    DATA_DIR: dataDir,
    WEB_ORIGINS: WEB_ORIGINS.join(','),
    RTC_ANNOUNCED_ADDRESS: '127.0.0.1',
    ...(MEDIASOUP_WORKER_BIN ? { MEDIASOUP_WORKER_BIN } : {}),
  };
  return MediaNode.start(settings, await freePorts(1));
}

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'jiedui-killed-recording-'));
  room = await ConsultingRoom.open({ DATA_DIR: dataDir, MEDIA_SECRET: nodeSecret });
  far = await startFar();
});
afterAll(async () => {
  await far.kill();
  await room.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function segments(personId: string, nodeId?: string): Promise<Segment[]> {
  const facts = await room.node.facts();
  return facts.filter(
    (fact): fact is Segment =>
      fact.type === 'recording.segment' &&
      fact.personId === personId &&
      (nodeId === undefined || fact.nodeId === nodeId),
  );
}

const spansOf = (written: readonly Segment[]) =>
  written.map(({ startedAt, endedAt }) => ({ fromMs: Date.parse(startedAt), untilMs: Date.parse(endedAt) }));

/** Segments are cut when the clock says so: one that began just before holds no word. */
const holdsWords = ({ startedAt, endedAt }: Segment) => Date.parse(endedAt) - Date.parse(startedAt) > 1_500;

const farRecorders = async () => {
  const { output } = await runProgram('ps', ['-eo', 'args']);
  return output
    .split('\n')
    .filter((line) => /^ffmpeg|\/ffmpeg /.test(line) && line.includes(`${dataDir}/recordings/far/`));
};

it(
  'Each node records the people it holds; one that is killed loses a second of theirs, and on its return nothing more',
  async () => {
    const [doctorId, expertId] = [newPersonId(), newPersonId()];
    const { sessionId, node } = room;
    const doctor = await room.visit('Doctor', { personId: doctorId });
    const expert = await room.visitWith(async (lostNodeId) => {
      const wish = { sessionId, personId: expertId, nameEn: 'Expert' };
      return lostNodeId === 'far'
        ? { nodeId: node.config.MEDIA_NODE_ID, nodeUrl: node.url, ticket: await node.ticket(wish) }
        : {
            nodeId: 'far',
            nodeUrl: `http://127.0.0.1:${far.port}`,
            ticket: await node.ticket({ ...wish, nodeId: 'far' }),
          };
    });
    await doctor.join();
    await expert.join();
    expect(await doctor.seesMoving()).toBe(true);
    await doctor.run('room.recording.ask()');
    await waitFor('the question', () => expert.run<boolean>(`room.recording.state.phase === 'asked'`));
    await expert.run('room.recording.answer(true)');
    await waitFor(
      'files of both nodes',
      async () => {
        const [near, away] = await Promise.all([segments(doctorId), segments(expertId, 'far')]);
        return [near, away].every((told) => told.filter(holdsWords).length >= 2);
      },
      patienceMs,
    );
    expect(
      (await segments(doctorId, 'far')).length + (await segments(expertId, 'node-under-test')).length,
    ).toBe(0);

    const killedAtMs = Date.now();
    await far.kill();
    await waitFor('the end of its recorders', async () => (await farRecorders()).length === 0, 10_000);
    await waitFor('joined again', () =>
      expert.run<boolean>(`room.phases.join().endsWith('joined,reconnecting,joined')`),
    );
    expect(await doctor.seesMoving()).toBe(true);
    await waitFor(
      'files of the other node',
      async () => (await segments(expertId, 'node-under-test')).length >= 4,
      patienceMs,
    );
    const toldBefore = (await segments(expertId, 'far')).length;
    far = await startFar();
    await waitFor(
      'what it had on disk',
      async () => (await segments(expertId, 'far')).length >= toldBefore + 2,
      patienceMs,
    );
    await doctor.run('room.recording.stop()');
    await waitFor('the end', () => expert.run<boolean>(`room.recording.state.phase === 'off'`));

    for (const source of ['microphone', 'camera'] as const) {
      const written = (await segments(expertId)).filter((one) => one.source === source);
      const left = spansOf(written.filter(({ nodeId }) => nodeId === 'far'));
      const lastMs = Math.max(...left.map(({ untilMs }) => untilMs));
      expect({ source, isShort: killedAtMs - lastMs < unwrittenMs[source] }).toEqual({
        source,
        isShort: true,
      });
      const spans = spansOf(written);
      const whole = {
        fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
        untilMs: Math.max(...spans.map(({ untilMs }) => untilMs)),
      };
      const gaps = uncoveredSpans(whole, spans, 1_000);
      expect(gaps.length).toBeLessThanOrEqual(1);
      for (const { fromMs } of gaps) expect(Math.abs(fromMs - killedAtMs)).toBeLessThan(unwrittenMs[source]);
    }
    const [folder = ''] = await readdir(path.join(dataDir, 'recordings', 'far'));
    for (const { name, source } of (await segments(expertId, 'far')).filter(holdsWords)) {
      const file = path.join(dataDir, 'recordings', 'far', folder, name);
      const { frames, isBlack, loudestDb } = await decodeFile(file, source);
      if (source === 'camera')
        expect({ name, hasFrames: frames > 0, isBlack }).toEqual({ name, hasFrames: true, isBlack: false });
      else expect({ name, isLoud: loudestDb > -40 }).toEqual({ name, isLoud: true });
    }
  },
  3 * patienceMs,
);
