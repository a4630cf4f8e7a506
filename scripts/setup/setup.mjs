// @ts-check
import path from 'node:path';
import { Failure } from '../system/failure.mjs';
import { continueOnNewNode, isContinued } from '../system/node.mjs';
import { elapsed, paint, progressLine } from '../system/terminal.mjs';
import { withLock } from '../system/lock.mjs';
import { root } from '../system/paths.mjs';
import { browser } from './browser.mjs';
import { build } from './build.mjs';
import { coturn } from './coturn.mjs';
import { disk } from './disk.mjs';
import { ffmpeg } from './ffmpeg.mjs';
import { janus } from './janus.mjs';
import { packages } from './packages.mjs';
import { postgres } from './postgres.mjs';
import { redis } from './redis.mjs';
import { worker } from './worker.mjs';

/** @typedef {Record<string, string>} Environment variables for the processes that need what a step made */

/**
 * One part of the set-up.
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Environment | undefined>} check undefined when there is something to do
 * @property {(progress: (text: string) => void) => Promise<Environment>} run
 */

/** In the order in which they build on each other. @type {Record<string, Step>} */
const STEPS = { disk, packages, postgres, redis, worker, ffmpeg, coturn, janus, browser, build };

/** The Node.js that the later ones run on comes with the packages. */
const BEFORE_PACKAGES = ['disk', 'packages'];

/**
 * Brings this clone up to date; does nothing where it already is.
 * @param {{ needs: string[] }} options
 * @returns {Promise<Environment>}
 */
export async function setup({ needs }) {
  const unknown = needs.filter((name) => !STEPS[name]);
  if (unknown.length)
    throw new Failure(`No such step: ${unknown.join(' ')}`, `There are: ${Object.keys(STEPS).join(' ')}`);
  await carryOutAll(BEFORE_PACKAGES.filter((name) => needs.includes(name)));
  await continueOnNewNode();
  return carryOutAll(
    Object.keys(STEPS).filter((name) => needs.includes(name) && !BEFORE_PACKAGES.includes(name)),
  );
}

/** @param {string[]} names */
function carryOutAll(names) {
  return withLock(path.join(root, '.data/setup.lock'), 'another set-up of this folder', async () => {
    /** @type {Environment} */
    const made = {};
    for (const name of names) Object.assign(made, await carryOut(STEPS[name]));
    return made;
  });
}

/** @param {Step} step */
async function carryOut(step) {
  const current = await step.check();
  if (current) {
    // Already said before going on under another Node.js.
    const isSaid = isContinued && BEFORE_PACKAGES.includes(step.name);
    if (!isSaid) console.log(`${paint.green('✓')} ${step.name} ${paint.dim('(cached)')}`);
    return current;
  }
  const started = performance.now();
  console.log(`${paint.cyan('•')} ${step.name} …`);
  const progress = progressLine(step.name);
  try {
    const made = await step.run(progress.update);
    progress.clear();
    console.log(`${paint.green('✓')} ${step.name} done (${elapsed(started)})`);
    return made;
  } catch (error) {
    progress.clear();
    console.log(`${paint.red('✗')} ${step.name} failed (${elapsed(started)})`);
    throw error;
  }
}
