// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setup } from './setup/setup.mjs';
import { runMain } from './system/failure.mjs';
import { stopWithParent } from './system/node.mjs';
import { root } from './system/paths.mjs';

// npm run -s access:matrix: tries every route, socket event and row as everybody, and prints what came of it in one line.
await runMain(async () => {
  stopWithParent(() => process.exit(1));
  // Standard output is for the line.
  console.log = console.error;
  const made = await setup({ needs: ['disk', 'packages', 'postgres', 'redis', 'worker', 'ffmpeg', 'build'] });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jiedui-matrix-'));
  const file = path.join(folder, 'matrix.json');
  try {
    const { code, output } = await runSpec({
      ...process.env,
      ...made,
      NODE_ENV: 'test',
      ACCESS_MATRIX_OUT: file,
    });
    const line = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
    if (code !== 0 || line === undefined) process.stderr.write(output);
    if (line === undefined) return 1;
    process.stdout.write(`${line}\n`);
    return code === 0 ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number, output: string }>}
 */
function runSpec(env) {
  const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'medium'];
  const spec = ['--testPathPatterns', 'test/access/access-matrix'];
  const child = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', ...jest, ...spec], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, output })));
}
