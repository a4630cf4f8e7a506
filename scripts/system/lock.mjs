// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identity } from './processes.mjs';

/** @typedef {{ owner: string, [key: string]: unknown }} LockContent */

/**
 * Takes a lock file, unless a process that still runs holds it.
 * @param {string} file
 * @param {Record<string, unknown>} [content]
 * @returns {LockContent | undefined} what the holder wrote; undefined when the lock is now ours
 */
export function takeLock(file, content = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, JSON.stringify({ owner: identity(process.pid), ...content }), { mode: 0o600 });
  try {
    for (;;) {
      if (linked(mine, file)) return undefined;
      const holder = readLock(file);
      if (holder && isRunning(holder.owner)) return holder;
      // Its holder was killed. Moved away first: of two who see this, only one may remove it.
      const stale = `${mine}.stale`;
      if (!moved(file, stale)) continue;
      const taken = readLock(stale);
      if (taken && isRunning(taken.owner)) linked(stale, file);
      fs.rmSync(stale, { force: true });
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** @param {string} file @returns {LockContent | undefined} */
export function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {unknown} owner */
export function isRunning(owner) {
  const pid = Number.parseInt(String(owner), 10);
  return pid > 0 && identity(pid) === owner;
}

/**
 * @template T
 * @param {string} file
 * @param {string} holderName in words, for the message while waiting
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, holderName, work) {
  for (let isFirst = true; ; isFirst = false) {
    const holder = takeLock(file);
    if (!holder) break;
    if (isFirst) console.log(`Waiting for ${holderName} (pid ${Number.parseInt(holder.owner, 10)}) …`);
    await sleep(500);
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} from @param {string} to */
function linked(from, to) {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} from @param {string} to */
function moved(from, to) {
  try {
    fs.renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}
