// @ts-check
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { isExecutable } from './commands.mjs';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { isShellCommand, parentOf } from './processes.mjs';

/** What the server's packages need. */
const NEEDED = [22, 17];
const CONTINUED = 'JIEDUI_CONTINUED';

/** True in the process that goes on for one under an older Node.js. */
export const isContinued = Boolean(process.env[CONTINUED]);

/** Not the link in .bin: an older npm removes that again with the package for another processor. */
export const PACKAGED_NODE = path.join(
  root,
  `node_modules/node-${process.platform}-${process.arch}/bin/node`,
);

/** @param {string} version */
function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/**
 * Goes on under the Node.js that comes with the packages when the one we run on is too old.
 * Returns only when it need not.
 */
export async function continueOnNewNode() {
  if (isNewEnough(process.versions.node)) return;
  if (!isExecutable(PACKAGED_NODE) || isContinued) {
    throw new Failure(`Node.js ${NEEDED.join('.')} or later is needed, this is ${process.versions.node}.`, [
      `There is no packaged Node.js for ${process.platform}-${process.arch}: install a newer one yourself.`,
    ]);
  }
  const child = spawn(PACKAGED_NODE, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, [CONTINUED]: '1', PATH: `${path.dirname(PACKAGED_NODE)}:${process.env.PATH}` },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  stopWithParent(() => child.kill('SIGTERM'));
  const [code, signal] = await new Promise((resolve) => {
    child.once('exit', (...how) => resolve(how)).once('error', () => resolve([127, null]));
  });
  process.exit(signal ? 128 + os.constants.signals[/** @type {NodeJS.Signals} */ (signal)] : code);
}

/**
 * npm does not hand every signal on, so a killed "npm start" would leave us behind: notice that it is gone.
 * Started in another way, the end of the parent means nothing (nohup, a closed shell).
 * @param {() => void} stop
 */
export function stopWithParent(stop) {
  if (!process.env.npm_lifecycle_event && !isContinued) return;
  const ancestors = npmAncestors();
  const timer = setInterval(() => {
    if (npmAncestors() === ancestors) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

/** Our parent; when that is the shell that npm puts between, npm itself too. */
function npmAncestors() {
  const parent = process.ppid;
  return isShellCommand(parent) ? `${parent} ${parentOf(parent)}` : String(parent);
}
