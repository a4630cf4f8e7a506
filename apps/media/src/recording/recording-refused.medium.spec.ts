import { waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MediaNodeFixture, newSessionId } from '../media-node.fixture.js';

let node: MediaNodeFixture;
let dataDir: string;

/** Left by an earlier run of the node, when there was a recorder. */
const left = `${randomUUID()}_camera_1795369965108-00000.mkv`;
const folder = () => path.join(dataDir, 'recordings', 'node-under-test', `${newSessionId()}_${randomUUID()}`);
let kept: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'jiedui-recording-'));
  kept = folder();
  await mkdir(kept, { recursive: true });
  await writeFile(path.join(kept, left), 'cannot be judged here');
  node = await MediaNodeFixture.start({ DATA_DIR: dataDir, FFMPEG_BIN: '/nowhere/ffmpeg' });
});
afterAll(async () => {
  await node.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code);

it('Where there is no recorder, recording is refused with a reason and the room goes on', async () => {
  const sessionId = newSessionId();
  const doctor = await node.join({ sessionId, role: 'countyDoctor' });
  const expert = await node.join({ sessionId });
  expect(codeOf(await doctor.ask('recording.ask', {}))).toBe('RECORDING_UNAVAILABLE');
  expect(codeOf(await doctor.ask('recording.answer', { recordingId: randomUUID(), agrees: true }))).toBe(
    'NOT_FOUND',
  );
  expect(codeOf(await expert.ask('recording.stop', {}))).toBe('ok');
  await doctor.ask('room.leave', {});
  await waitFor('the leaving', async () =>
    (await node.facts()).some(({ type }) => type === 'participant.left'),
  );
  expect((await node.facts()).some(({ type }) => type.startsWith('recording.'))).toBe(false);
  // What nobody can look into is not thrown away.
  expect(await readdir(kept)).toEqual([left]);
});

it('What is encrypted end to end is not recorded', async () => {
  const doctor = await node.join({ sessionId: newSessionId(), role: 'countyDoctor', isEncrypted: true });
  expect(codeOf(await doctor.ask('recording.ask', {}))).toBe('RECORDING_ENCRYPTED');
});

it('Nobody gets a file of a recording without a token of the api', async () => {
  const name = `${randomUUID()}_camera_1795369965108-00000.mkv`;
  for (const headers of [{}, { authorization: 'Bearer x' }]) {
    const { status } = await fetch(`${node.url}/recordings/${randomUUID()}/${name}`, { headers });
    expect(status).toBe(404);
  }
});
