// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setup } from './setup/setup.mjs';
import { Failure, runMain } from './system/failure.mjs';
import { root } from './system/paths.mjs';

/**
 * What a run needs beside the product's own processes.
 * @type {Record<string, string[]>}
 */
const NEEDS = { live: ['worker', 'coturn', 'browser'] };

// npm run -s faults -- NAME: real processes of the product are killed in the middle of what they do; one JSON line
// says how often, and what was lost or done twice.
await runMain(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  // Standard output is for the one line of the result.
  console.log = console.error;
  const made = await setup({
    needs: ['disk', 'packages', 'postgres', 'redis', ...(NEEDS[name] ?? []), 'build'],
  });
  const file = `dist/test/faults/${name}.js`;
  if (!/^[a-z-]+$/.test(name) || !fs.existsSync(path.join(root, file))) {
    throw new Failure(`There is no faults run "${name}".`, ['They are in test/faults.']);
  }
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...made },
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
