// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { processesOn, stopProcess } from '../system/processes.mjs';
import { canConnect } from './ports.mjs';
import { redisBinary } from './redis-binary.mjs';
import { startServer } from './server-process.mjs';

const START_TIMEOUT_MS = 30_000;

/**
 * Starts Redis on the loopback interface.
 * @param {{ dataDir: string, port: number, durable?: boolean, password?: string }} options
 */
export async function startRedis({ dataDir, port, durable = true, password }) {
  const binary = redisBinary();
  if (!binary)
    throw new Failure('No Redis server on this machine.', 'Run "npm run setup", or set REDIS_URL.');
  const folder = path.resolve(dataDir);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  await stopOrphans(folder);
  // Read from standard input, so that the password shows in no list of processes.
  const settings = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir "${folder}"`,
    'pidfile redis.pid',
    'maxmemory-policy noeviction',
    `appendonly ${durable ? 'yes' : 'no'}`,
    'save ""',
    ...(password ? [`requirepass ${password}`] : []),
  ];
  const server = startServer(binary.command, ['-'], {
    argv0: binary.argv0,
    env: { ...process.env, ...binary.env },
    cwd: folder,
    stopSignal: 'SIGTERM',
    input: `${settings.join('\n')}\n`,
  });
  for (const started = performance.now(); !(await canConnect(port)); await sleep(20)) {
    if (server.isRunning() && performance.now() - started < START_TIMEOUT_MS) continue;
    await server.stop();
    throw new Failure('Redis did not start.', `Its data folder is ${folder}`, lastLines(server.log(), 6));
  }
  return {
    kind: 'redis',
    pid: server.pid,
    url: `redis://${password ? `:${encodeURIComponent(password)}@` : ''}127.0.0.1:${port}`,
    exited: server.exited,
    stop: server.stop,
  };
}

/** A start that was killed leaves its server running. */
async function stopOrphans(/** @type {string} */ folder) {
  const orphans = processesOn(/redis|valkey/, folder, path.join(folder, 'redis.pid'));
  await Promise.all(orphans.map((pid) => stopProcess(pid, 'SIGTERM', 8000)));
}
