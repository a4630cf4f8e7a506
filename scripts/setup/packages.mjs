// @ts-check
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { run, which } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { PACKAGED_NODE } from '../system/node.mjs';
import { cacheDir, logFile, root } from '../system/paths.mjs';
import { elapsed, paint } from '../system/terminal.mjs';

const MODULES = path.join(root, 'node_modules');
/** npm writes it last: an interrupted installation has none. */
const INSTALLED = path.join(MODULES, '.package-lock.json');
const STAMP = path.join(MODULES, '.installed');

/** @typedef {{ packages: Record<string, any>, hash: string }} Lock */

/** @type {import('./setup.mjs').Step} */
export const packages = {
  name: 'packages',
  async check() {
    const lock = readLock();
    const isDone = fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === lock.hash;
    return isDone || !missingPackages(lock).length ? {} : undefined;
  },
  async run(progress) {
    const lock = readLock();
    const count = Object.values(lock.packages).filter(isWanted).length;
    const started = performance.now();
    const tell = () => progress(`installing about ${count} npm packages, ${elapsed(started)}`);
    tell();
    const poll = setInterval(tell, 2000);
    try {
      await install(process.env.PATH ?? '');
      // npm leaves out optional packages, the compilers among them, that do not like the Node.js it runs on.
      if (missingPackages(lock).length) await installAgain();
    } finally {
      clearInterval(poll);
    }
    const missing = missingPackages(lock);
    if (missing.length) console.log(paint.yellow(`npm left out ${missing.join(', ')}`));
    fs.writeFileSync(STAMP, lock.hash);
    return {};
  },
};

/** With the Node.js that is among the packages, copied to where npm does not remove it. */
async function installAgain() {
  if (!fs.existsSync(PACKAGED_NODE)) return;
  const folder = fs.mkdtempSync(path.join(cacheDir(), 'node-'));
  try {
    fs.copyFileSync(PACKAGED_NODE, path.join(folder, 'node'));
    await install(`${folder}${path.delimiter}${process.env.PATH}`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} searchPath */
async function install(searchPath) {
  const log = logFile('npm-ci');
  fs.rmSync(log, { force: true });
  // The node that npm itself runs on must not be the one below node_modules, which npm ci removes.
  const PATH = searchPath.split(path.delimiter).filter((folder) => !folder.startsWith(MODULES));
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

/** What package-lock.json wants on this machine, and is not there in that version. @param {Lock} lock */
function missingPackages(lock) {
  if (!fs.existsSync(INSTALLED)) return ['everything'];
  const installed = JSON.parse(fs.readFileSync(INSTALLED, 'utf8')).packages;
  const wanted = Object.entries(lock.packages).filter(([at, entry]) => at && isWanted(entry));
  return wanted.filter(([at, entry]) => installed[at]?.version !== entry.version).map(([at]) => at);
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

/** @returns {Lock} */
function readLock() {
  const text = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const { packages: entries } = JSON.parse(text);
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    if (isDeepStrictEqual(manifest[kind] ?? {}, entries[''][kind] ?? {})) continue;
    // npm ci says it in words that few understand.
    throw new Failure(`package-lock.json does not fit package.json (${kind}).`, [
      'After a change of dependencies run: npm install && npm run lock:complete',
    ]);
  }
  return { packages: entries, hash: createHash('sha256').update(text).digest('hex') };
}
