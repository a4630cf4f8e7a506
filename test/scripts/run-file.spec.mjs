// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { isAlive } from '../../scripts/system/processes.mjs';
import { temporaryFolder, told } from './fixtures.mjs';

const module = path.resolve(import.meta.dirname, '../../scripts/start/run-file.mjs');

/** A start in a process of its own: it claims the folder, and starts one process. */
async function anotherStart(/** @type {string} */ folder) {
  const script = `import { claimRun, writeRun } from '${module}';
    import { spawn } from 'node:child_process';
    await claimRun();
    const { pid } = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    writeRun({ url: 'http://127.0.0.1:3000' }, { api: pid });
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = await once(child.stdout, 'data');
  return { child, startedPid: Number(text) };
}

test('a second start is refused with the address of the first; after a kill it clears up and goes on', async (t) => {
  const folder = temporaryFolder(t);
  process.env.DATA_DIR = folder;
  t.after(() => delete process.env.DATA_DIR);
  const { claimRun, removeRun } = await import('../../scripts/start/run-file.mjs');
  const { child, startedPid } = await anotherStart(folder);
  assert.match(await told(claimRun()), /already runs here: http:\/\/127\.0\.0\.1:3000 \(pid \d+\)/);

  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.ok(isAlive(startedPid), 'what it had started is left behind');
  await claimRun();
  assert.ok(!isAlive(startedPid));
  assert.equal(fs.statSync(path.join(folder, 'run.json')).mode & 0o077, 0);
  removeRun();
});
