// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './services/ports.mjs';
import { startPostgres } from './services/postgres.mjs';
import { startRedis } from './services/redis.mjs';
import { setup } from './setup/setup.mjs';
import { Failure, runMain } from './system/failure.mjs';
import { root } from './system/paths.mjs';

/**
 * What a bench needs beside a database and Redis.
 * @type {Record<string, string[]>}
 */
const NEEDS = { sfu: ['worker', 'janus'], join: ['worker', 'browser', 'janus'], soak: ['worker'] };

// npm run -s bench -- NAME: one JSON line with what was measured and its reference, both in this run, on a database
// of its own.
await runMain(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  // Standard output is for the one line of the result.
  console.log = console.error;
  const made = await setup({
    needs: ['disk', 'packages', 'postgres', 'redis', ...(NEEDS[name] ?? []), 'build'],
  });
  const file = `dist/test/bench/${name}.js`;
  if (!/^[a-z-]+$/.test(name) || !fs.existsSync(path.join(root, file))) {
    throw new Failure(`There is no bench "${name}".`, ['They are in test/bench.']);
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jiedui-bench-'));
  fs.chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), port: await freePort() });
  const redis = await startRedis({ dataDir: path.join(folder, 'redis'), port: await freePort() });
  try {
    const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        ...made,
        DATABASE_OWNER_URL: postgres.ownerUrl,
        DATABASE_URL: postgres.url,
        REDIS_URL: redis.url,
      },
    });
    return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  } finally {
    await Promise.all([postgres.stop(), redis.stop()]);
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
