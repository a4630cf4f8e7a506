// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { elapsed, paint } from '../system/terminal.mjs';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const STOP_WAIT_MS = 3000;
/** One that ran for so long has recovered: its next end counts as the first. */
const RECOVERED_MS = 60_000;

/**
 * @typedef {object} Running
 * @property {number} pid
 * @property {Promise<unknown>} exited
 * @property {() => Promise<void>} stop
 */

/**
 * Keeps a process running: when it ends by itself it is started again, after a pause that grows.
 * @template {Running} T
 * @param {string} name
 * @param {() => Promise<T>} launch
 * @param {() => void} onChange a new process took the place of one
 */
export async function keepRunning(name, launch, onChange) {
  let current = await launch();
  const stopping = new AbortController();
  const { signal } = stopping;

  const watch = async () => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const startedAt = performance.now();
      await current.exited;
      if (signal.aborted) return;
      if (performance.now() - startedAt > RECOVERED_MS) pauseMs = FIRST_PAUSE_MS;
      const next = await launchAgain(name, launch, pauseMs, signal);
      pauseMs = longer(pauseMs);
      if (!next) return;
      current = next;
      onChange();
    }
  };

  const watching = watch();
  return {
    get current() {
      return current;
    },
    async stop() {
      stopping.abort();
      await current.stop();
      // One that is just being started again need not be waited for: it ends with us.
      await Promise.race([watching, sleep(STOP_WAIT_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * @template {Running} T
 * @param {string} name
 * @param {() => Promise<T>} launch
 * @param {number} firstPauseMs
 * @param {AbortSignal} signal
 * @returns {Promise<T | undefined>} undefined when it shall stop
 */
async function launchAgain(name, launch, firstPauseMs, signal) {
  const startedAt = performance.now();
  for (let pauseMs = firstPauseMs; ; pauseMs = longer(pauseMs)) {
    console.log(paint.yellow(`${name} ended unexpectedly, starting it again in ${pauseMs / 1000} s`));
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return undefined;
    try {
      const next = await launch();
      if (signal.aborted) {
        await next.stop();
        return undefined;
      }
      console.log(paint.green(`${name} is back (${elapsed(startedAt)})`));
      return next;
    } catch (error) {
      console.log(paint.red(`${name}: ${/** @type {Error} */ (error).message}`));
    }
  }
}

/** @param {number} pauseMs */
const longer = (pauseMs) => Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
