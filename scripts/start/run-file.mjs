// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../system/failure.mjs';
import { isRunning, readLock, takeLock } from '../system/lock.mjs';
import { dataDir } from '../system/paths.mjs';
import { identity, stopProcess } from '../system/processes.mjs';

const FILE = path.join(dataDir, 'run.json');

/**
 * Makes this the one start of the folder, and ends what an earlier start that was killed left running.
 * The file tells others where everything is, for as long as we run.
 */
export async function claimRun() {
  const previous = readLock(FILE);
  const holder = takeLock(FILE, { pids: {} });
  if (holder) {
    const pid = Number.parseInt(holder.owner, 10);
    throw new Failure(
      `Jiedui already ${holder.url ? `runs here: ${String(holder.url)}` : 'starts here'} (pid ${pid}).`,
      [`To stop it: kill ${pid}`, 'For a second one, use another clone, or DATA_DIR=… for other data.'],
    );
  }
  const left = Object.values(/** @type {Record<string, string>} */ (previous?.processes ?? {})).filter(
    isRunning,
  );
  await Promise.all(left.map((process) => stopProcess(Number.parseInt(process, 10), 'SIGTERM', 4000)));
}

/** @param {Record<string, unknown>} content @param {Record<string, number>} pids */
export function writeRun(content, pids) {
  const processes = Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, identity(pid)]));
  const run = { owner: identity(process.pid), ...content, pids: { start: process.pid, ...pids }, processes };
  fs.writeFileSync(`${FILE}.new`, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${FILE}.new`, FILE);
}

export function removeRun() {
  fs.rmSync(FILE, { force: true });
}
