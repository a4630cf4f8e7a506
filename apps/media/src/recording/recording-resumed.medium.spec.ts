import { runProgram } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';

const shared = { REDIS_PREFIX: `test-${randomUUID()}`, MEDIA_SECRET: randomUUID() };
const [sessionId, recordingId] = [newSessionId(), randomUUID()];
const name = `${newPersonId()}_microphone_1795369965108-00000.mkv`;
let dataDir: string;
let near: MediaNodeFixture;
let far: MediaNodeFixture;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'jiedui-recording-'));
  // As a node that was killed leaves it.
  const folder = path.join(dataDir, 'recordings', 'near', `${sessionId}_${recordingId}`);
  await mkdir(folder, { recursive: true });
  const sound = ['-f', 'lavfi', '-i', 'sine', '-t', '3', '-c:a', 'libopus'];
  const shift = ['-output_ts_offset', '1795369965.108', path.join(folder, name)];
  await runProgram('ffmpeg', ['-v', 'error', ...sound, ...shift]);
  near = await MediaNodeFixture.start({ ...shared, DATA_DIR: dataDir, MEDIA_NODE_ID: 'near' });
  far = await MediaNodeFixture.start({ ...shared, DATA_DIR: dataDir, MEDIA_NODE_ID: 'far' });
});
afterAll(async () => {
  await Promise.all([near.stop(), far.stop()]);
  await rm(dataDir, { recursive: true, force: true });
});

const recorders = async () => (await runProgram('ps', ['-eo', 'args'])).output;

it('A node that was killed tells on its return what it has on disk, and deletes it when the api has it', async () => {
  const told = await waitFor('the file', async () =>
    (await near.facts()).find(
      (fact) => fact.type === 'recording.segment' && fact.recordingId === recordingId,
    ),
  );
  expect(told).toMatchObject({
    sessionId,
    name,
    nodeId: 'near',
    startedAt: expect.stringMatching(/^2026-11-22T17:52:45/),
  });
  expect((await near.facts()).filter(({ type }) => type === 'recording.segment')).toHaveLength(1);
  await near.command({ type: 'recording.release', recordingId, name });
  const root = path.join(dataDir, 'recordings', 'near');
  await waitFor('the deletion', async () => (await readdir(root)).length === 0);
});

it('Another node goes on with what was agreed, and asks nobody again', async () => {
  const session = newSessionId();
  const [doctorId, expertId] = [newPersonId(), newPersonId()];
  const doctor = await near.join({ sessionId: session, personId: doctorId, role: 'countyDoctor' });
  const expert = await near.join({ sessionId: session, personId: expertId });
  expect(await doctor.ask('recording.ask', {})).toMatchObject({ ok: true });
  const question = await expert.told('recording.state', ({ phase }) => phase === 'asked');
  const answer = { recordingId: question.recordingId ?? '', agrees: true };
  expect(await expert.ask('recording.answer', answer)).toMatchObject({ ok: true });
  const running = await doctor.told('recording.state', ({ phase }) => phase === 'recording');
  await near.close();

  const back = await far.join({ sessionId: session, personId: doctorId, role: 'countyDoctor' });
  const resumed = await back.told('recording.state', ({ phase }) => phase === 'recording');
  expect(resumed).toMatchObject({
    recordingId: question.recordingId,
    startedAt: running.startedAt,
    own: 'agreed',
    mayLead: true,
  });
  await back.produceAudio();
  await waitFor('a recorder on the other node', async () =>
    (await recorders()).split('\n').some((line) => line.includes(`recordings/far/${session}`)),
  );
  expect(await back.ask('recording.stop', {})).toMatchObject({ ok: true });
  await waitFor('its end', async () => !(await recorders()).includes(`recordings/far/${session}`));
});
