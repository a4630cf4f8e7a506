import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Consultation, controlKeys, type MediaFact, type Recording } from '@jiedui/contracts';
import { runProgram } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiHarness } from '../../../test/api-harness.js';
import { heartbeatOf, reportFact } from '../../../test/media-node.js';
import { accept, schedule, signInEveryone, submitted } from '../../../test/consultation-steps.js';

const patienceMs = 180_000;
const nodeId = 'recording-node';
let api: ApiHarness;
let redis: Redis;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let node: Server;
let folder: string;
/** What was asked of the node, by path, with what token. */
const asked: { path: string; authorization: string | undefined }[] = [];

beforeAll(async () => {
  api = await ApiHarness.start();
  redis = new Redis(api.config.REDIS_URL);
  people = await signInEveryone(api);
  folder = await mkdtemp(path.join(tmpdir(), 'jiedui-recordings-'));
  node = createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
    readFile(path.join(folder, path.basename(request.url ?? ''))).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(node, 'listening');
  await beat();
});
afterAll(async () => {
  node.close();
  redis.disconnect();
  await api.stop();
  await rm(folder, { recursive: true, force: true });
});

async function beat(): Promise<void> {
  const publicUrl = `http://127.0.0.1:${(node.address() as AddressInfo).port}`;
  const heartbeat = heartbeatOf(nodeId, { publicUrl });
  await redis.set(controlKeys.heartbeat(api.config.REDIS_PREFIX, nodeId), JSON.stringify(heartbeat));
}

const report = (fact: { type: MediaFact['type']; [field: string]: unknown }) =>
  reportFact(redis, api.config.REDIS_PREFIX, { nodeId, ...fact });

let hour = 1;
async function booked(): Promise<Consultation> {
  const accepted = await accept(people.expert, await submitted(people.doctor));
  hour += 1;
  return schedule(people.expert, accepted, new Date(Date.now() + hour * 3_600_000));
}

const startedMs = Date.UTC(2026, 10, 22, 9, 0, 0);
const instant = (second: number) => new Date(startedMs + second * 1_000).toISOString();

/** A file as a node writes it: packets as they came, stamped by the wall clock. */
async function written(
  { recordingId, sessionId }: { recordingId: string; sessionId: string },
  personId: string,
  source: 'camera' | 'microphone',
  [from, until]: readonly [number, number],
  isEmpty = false,
): Promise<void> {
  const name = `${personId}_${source}_${startedMs + from * 1_000}-00000.mkv`;
  const picture = isEmpty ? 'color=black:s=320x240:r=15' : 'testsrc=s=320x240:r=15';
  const sound = isEmpty ? 'anullsrc=r=48000' : 'sine=frequency=440:r=48000';
  const input = source === 'camera' ? picture : sound;
  const codec = source === 'camera' ? ['-c:v', 'libvpx', '-deadline', 'realtime'] : ['-c:a', 'libopus'];
  const shift = ['-output_ts_offset', String(startedMs / 1_000 + from)];
  const length = ['-t', String(until - from)];
  const file = path.join(folder, name);
  await runProgram('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    input,
    ...length,
    ...codec,
    ...shift,
    file,
  ]);
  const content = await readFile(file);
  await report({
    type: 'recording.segment',
    recordingId,
    sessionId,
    personId,
    source,
    name,
    startedAt: instant(from),
    endedAt: instant(until),
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
}

const list = async (client: typeof people.doctor, { id }: Consultation): Promise<Recording[]> =>
  (await client.call('listRecordings', { params: { consultationId: id } })).body;

const inState = (consultation: Consultation, state: string) =>
  waitFor(
    `a recording that is ${state}`,
    async () => (await list(people.doctor, consultation)).find((one) => one.state === state),
    patienceMs,
  );

/** Asked of the server as a player does. */
async function part(consultation: Consultation, recordingId: string, range?: string, trackId?: string) {
  const url = `/api/consultations/${consultation.id}/recordings/${recordingId}/media`;
  const { statusCode, headers, rawPayload } = await api.app.inject({
    method: 'GET',
    url,
    query: trackId ? { trackId } : {},
    headers: { cookie: people.doctor.cookie ?? '', ...(range ? { range } : {}) },
  });
  return { status: statusCode, range: headers['content-range'], content: rawPayload };
}

async function looks(content: Buffer) {
  const file = path.join(folder, `${randomUUID()}.webm`);
  await writeFile(file, content);
  const decode = async (...args: string[]) =>
    (await runProgram('ffmpeg', ['-nostats', '-i', file, ...args, '-f', 'null', '-'])).errors;
  const sound = await decode('-map', '0:a', '-af', 'volumedetect');
  const picture = await decode('-map', '0:v', '-vf', 'blackdetect=d=0.5');
  const shape = ['-show_entries', 'format=duration:stream=width', '-of', 'csv=p=0'];
  const probed = (await runProgram('ffprobe', ['-v', 'error', ...shape, file])).output.trim().split('\n');
  return {
    isBlack: picture.includes('black_start'),
    loudestDb: Number(/max_volume: (-?[\d.]+) dB/.exec(sound)?.[1] ?? -999),
    seconds: Number(probed.at(-1)),
    width: Number.parseInt(probed[0] ?? '', 10),
  };
}

describe('a recording', () => {
  it(
    'is fetched, composed with its gap, checksummed, kept, and played in parts by who sees the consultation',
    async () => {
      const consultation = await booked();
      const recordingId = randomUUID();
      const sessionId = consultation.session?.id ?? '';
      const about = { recordingId, sessionId };
      const [doctorId, expertId] = [consultation.requestedBy.id, consultation.expert?.id ?? ''];
      const event = (kind: string, second: number, personId?: string) =>
        report({ type: 'recording.event', ...about, event: kind, personId, happenedAt: instant(second) });
      await event('asked', -5, doctorId);
      await event('consented', -1, expertId);
      await event('started', 0);
      // The expert's camera comes later; then nothing of anybody for five seconds.
      await written(about, doctorId, 'camera', [0, 4]);
      await written(about, doctorId, 'microphone', [0, 4]);
      await written(about, expertId, 'microphone', [0, 4], true);
      await written(about, expertId, 'camera', [2, 4]);
      await written(about, doctorId, 'camera', [9, 12]);
      await written(about, doctorId, 'microphone', [9, 12]);
      await event('stopped', 12, doctorId);

      const { composed, tracks, events, retainUntil } = await inState(consultation, 'ready');
      expect(composed?.findings).toEqual([]);
      expect(retainUntil).toBe('2029-11-22');
      const gaps = events.filter(({ kind }) => kind === 'gap');
      expect(gaps.map(({ at, untilAt }) => [at, untilAt])).toEqual([[instant(4), instant(9)]]);
      expect(events.map(({ kind }) => kind)).toEqual(['asked', 'consented', 'started', 'gap', 'stopped']);
      expect(tracks.map(({ personId, findings }) => [personId, findings])).toEqual(
        expect.arrayContaining([
          [doctorId, []],
          [expertId, ['silence']],
        ]),
      );

      const whole = (await part(consultation, recordingId)).content;
      expect(createHash('sha256').update(whole).digest('hex')).toBe(composed?.sha256);
      const seen = await looks(whole);
      expect(seen).toMatchObject({ isBlack: false, width: 1_280 });
      expect(seen.loudestDb).toBeGreaterThan(-30);
      expect(Math.abs(seen.seconds - 12)).toBeLessThan(1);
      const own = tracks.find(({ personId }) => personId === doctorId);
      const track = await part(consultation, recordingId, undefined, own?.id);
      const ofDoctor = await looks(track.content);
      expect(ofDoctor).toMatchObject({ isBlack: false, width: 320 });
      expect(Math.abs(ofDoctor.seconds - 12)).toBeLessThan(1);

      const middle = await part(consultation, recordingId, 'bytes=100-299');
      expect([middle.status, middle.range]).toEqual([206, `bytes 100-299/${whole.length}`]);
      expect(middle.content.equals(whole.subarray(100, 300))).toBe(true);

      // Each file was fetched with a token of its own, and the node may delete it.
      expect(asked.length).toBeGreaterThanOrEqual(6);
      expect(asked.every(({ authorization }) => authorization?.startsWith('Bearer ey'))).toBe(true);
      const commands = await redis.xrange(controlKeys.commands(api.config.REDIS_PREFIX, nodeId), '-', '+');
      const released = commands.filter(([, fields]) => fields[1]?.includes('recording.release'));
      expect(released.length).toBeGreaterThanOrEqual(6);
      const audited = await api.orm.em
        .fork()
        .execute(
          `select action from audit_event where subject_kind = 'recording' and subject_id = ? order by at`,
          [recordingId],
        );
      // Made once, and all parts together are one playing.
      expect(audited.map((row) => (row as { action: string }).action)).toEqual(['create', 'read']);
    },
    2 * patienceMs,
  );

  it(
    'says so where its pictures are black',
    async () => {
      const consultation = await booked();
      const about = { recordingId: randomUUID(), sessionId: consultation.session?.id ?? '' };
      const personId = consultation.requestedBy.id;
      await report({ type: 'recording.event', ...about, event: 'started', happenedAt: instant(0) });
      await written(about, personId, 'camera', [0, 5], true);
      await report({ type: 'recording.event', ...about, event: 'stopped', happenedAt: instant(5) });
      const { composed, tracks } = await inState(consultation, 'ready');
      expect(composed?.findings).toEqual(['noSound', 'noPicture']);
      expect(tracks[0]?.findings).toEqual(['blackPicture', 'noSound']);
    },
    patienceMs,
  );

  it('is put away where nobody agreed, and is not shown to strangers', async () => {
    const consultation = await booked();
    const about = { recordingId: randomUUID(), sessionId: consultation.session?.id ?? '' };
    const personId = consultation.requestedBy.id;
    await report({ type: 'recording.event', ...about, event: 'asked', personId, happenedAt: instant(0) });
    await report({ type: 'recording.event', ...about, event: 'stopped', personId, happenedAt: instant(9) });
    const { composed } = await inState(consultation, 'declined');
    expect(composed).toBeNull();
    const params = { consultationId: consultation.id, recordingId: about.recordingId };
    const early = await people.doctor.call('playRecording', { params, query: {} });
    expect([early.status, early.body.code]).toEqual([409, 'RECORDING_NOT_READY']);
    const stranger = await people.otherDoctor.call('listRecordings', { params });
    expect([stranger.status, stranger.body.code]).toEqual([404, 'NOT_FOUND']);
  });
});
