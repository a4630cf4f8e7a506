// @ts-check
import { spawn } from 'node:child_process';
import { setup } from './setup/setup.mjs';
import { runMain } from './system/failure.mjs';
import { root } from './system/paths.mjs';

// npm run smoke -- --url URL: a short visit with a real browser to an installation that runs.
await runMain(async () => {
  // Standard output is for the one line of the result.
  console.log = console.error;
  const made = await setup({ needs: ['disk', 'packages', 'browser', 'build'] });
  const args = ['--enable-source-maps', 'dist/test/e2e/smoke.js', ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...made },
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
