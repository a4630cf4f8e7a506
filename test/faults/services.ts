import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export interface Running {
  readonly url: string;
  readonly ownerUrl: string;
  stop(): Promise<void>;
}
interface Scripts {
  freePort(): Promise<number>;
  startPostgres(options: object): Promise<Running>;
  startRedis(options: object): Promise<Running>;
}

/** The same services that `npm start` runs. */
const load = async <K extends keyof Scripts>(file: string, name: K): Promise<Scripts[K]> =>
  ((await import(pathToFileURL(path.resolve('scripts/services', file)).href)) as Scripts)[name];
export const freePort = await load('ports.mjs', 'freePort');
export const startPostgres = await load('postgres.mjs', 'startPostgres');
export const startRedis = await load('redis.mjs', 'startRedis');

const bootLimitMs = 60_000;
const answerLimitMs = 500;

export const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(answerLimitMs) }).then(
    ({ status }) => status === 200,
    () => false,
  );

/** @throws Error when the process has ended, or is not ready in time */
export async function untilReady(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + bootLimitMs;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() > until)
      throw new Error(`the process that was to answer on port ${port} did not start`);
    await sleep(50);
  }
}
