// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { run, which } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { logFile, root } from '../system/paths.mjs';
import { elapsed } from '../system/terminal.mjs';

const MODULES = path.join(root, 'node_modules');
/** npm writes it last: an interrupted installation has none. */
const INSTALLED = path.join(MODULES, '.package-lock.json');

/** @type {import('./setup.mjs').Step} */
export const packages = {
  name: 'packages',
  async check() {
    return isInstalled() ? {} : undefined;
  },
  async run(progress) {
    const lock = readJson('package-lock.json');
    checkLock(lock);
    const count = Object.keys(lock.packages).filter((at) => isWanted(lock.packages[at])).length;
    const started = performance.now();
    const tell = () => progress(`installing about ${count} npm packages, ${elapsed(started)}`);
    tell();
    const poll = setInterval(tell, 2000);
    try {
      await install();
    } finally {
      clearInterval(poll);
    }
    return {};
  },
};

async function install() {
  const log = logFile('npm-ci');
  fs.rmSync(log, { force: true });
  // The node that npm itself runs on must not be the one below node_modules, which npm ci removes.
  const PATH = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.startsWith(MODULES));
  const npm = which('npm');
  if (!npm) throw new Failure('npm is not on PATH.', 'Install Node.js 20 or later together with npm.');
  const { code, output } = await run(npm, ['ci', '--include=dev', '--include=optional'], {
    cwd: root,
    log,
    ownGroup: true,
    // With it mediasoup's install script does nothing: the worker has a step of its own.
    env: {
      ...process.env,
      PATH: PATH.join(path.delimiter),
      NODE_ENV: '',
      SCARF_ANALYTICS: 'false',
      MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN || '/bin/false',
    },
  });
  if (code !== 0) throw explain(output, log);
}

/** @param {string} output @param {string} log */
function explain(output, log) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const details = errors.slice(0, 4).map((line) => line.replace(/^npm (error|ERR!) ?/, ''));
  const inFull = `The whole output is in ${log}`;
  if (/ENOSPC/.test(output))
    return new Failure('npm ci failed: the disk is full.', 'Free about 2 GB and run the command again.');
  if (/EACCES|EPERM/.test(output)) {
    return new Failure(
      'npm ci failed: no right to write.',
      [`Check who owns ${root} and ~/.npm (it should be you).`, inFull],
      details,
    );
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EHOSTUNREACH|ENETUNREACH|E401|E403|E404|E50\d|network|CERT/i.test(
      output,
    )
  ) {
    return new Failure(
      'npm ci failed: the npm registry could not be reached, or does not have a package.',
      ['Check the network, and "npm config get registry"; then run the command again.', inFull],
      details,
    );
  }
  return new Failure('npm ci failed.', inFull, details);
}

/** True when each package that this machine needs is there in the version of package-lock.json. */
function isInstalled() {
  if (!fs.existsSync(INSTALLED)) return false;
  const wanted = readJson('package-lock.json');
  checkLock(wanted);
  const installed = readJson(INSTALLED).packages;
  return Object.entries(wanted.packages).every(
    ([at, entry]) => !at || installed[at]?.version === entry.version || !isWanted(entry),
  );
}

/** @param {any} entry of package-lock.json */
function isWanted(entry) {
  if (!entry.optional) return true;
  // One without a platform only serves another that is for a different platform.
  if (!entry.os && !entry.cpu) return false;
  const libc = process.platform !== 'linux' ? undefined : isGlibc() ? 'glibc' : 'musl';
  return (
    (entry.os ?? [process.platform]).includes(process.platform) &&
    (entry.cpu ?? [process.arch]).includes(process.arch) &&
    (!libc || (entry.libc ?? [libc]).includes(libc))
  );
}

const isGlibc = () => Boolean(/** @type {any} */ (process.report.getReport()).header.glibcVersionRuntime);

/** npm ci refuses a lock file that does not fit package.json, in words that few understand. */
function checkLock(/** @type {any} */ lock) {
  const manifest = readJson('package.json');
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    if (isDeepStrictEqual(manifest[kind] ?? {}, lock.packages[''][kind] ?? {})) continue;
    throw new Failure(`package-lock.json does not fit package.json (${kind}).`, [
      'After a change of dependencies run: npm install && npm run lock:complete',
    ]);
  }
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(fs.readFileSync(path.resolve(root, file), 'utf8'));
}
