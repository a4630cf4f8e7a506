// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lastLines, run, which } from '../system/commands.mjs';
import { hasApt, install, installCommand, missingPackages } from '../system/debian.mjs';
import { Failure } from '../system/failure.mjs';
import { logFile } from '../system/paths.mjs';
import { unpackToolchain } from './toolchain.mjs';

const BYTES_PER_JOB = 1.2 * 1024 ** 3;
const BY_HAND = 'or set MEDIASOUP_WORKER_BIN to a mediasoup-worker of the same version built elsewhere.';

/** @typedef {{ mediasoup: string, recipe: string, work: string, progress: (text: string) => void }} Options */

/**
 * Builds the worker from the sources in its npm package, with Debian's compiler and libraries.
 * @param {Options} options
 * @returns {Promise<string>} a folder below `work` that holds it
 */
export async function buildWorker(options) {
  const { recipe, work } = options;
  const script = path.join(recipe, 'build-worker.sh');
  const toolchain = await needPackages(script, options);
  const built = await compile(script, options, toolchain?.env ?? (await needCompilers(work)));
  const result = path.join(work, 'result');
  fs.mkdirSync(result);
  if (toolchain) await toolchain.bundle(built, result);
  else fs.copyFileSync(built, path.join(result, path.basename(built)));
  return result;
}

/** @param {string} script @param {Options} options @param {NodeJS.ProcessEnv} tools */
async function compile(script, { mediasoup, work, progress }, tools) {
  const log = logFile('mediasoup-worker-build');
  fs.rmSync(log, { force: true });
  const [OUT, WORK] = [path.join(work, 'out'), path.join(work, 'build')];
  progress('compiling, 3 to 8 minutes');
  const { code, output } = await run('bash', [script], {
    log,
    ownGroup: true,
    env: { ...process.env, ...tools, MEDIASOUP_DIR: mediasoup, OUT, WORK, JOBS: String(jobs()) },
    onLine: (line) => {
      const [, done, total] = line.match(/^\[(\d+)\/(\d+)\]/) ?? [];
      if (done) progress(`compiling ${done}/${total}`);
    },
  });
  if (code === 0) return path.join(OUT, 'mediasoup-worker');
  const isFull = /No space left on device/.test(output);
  const remedy = isFull
    ? `The disk is full: free about 1 GB in ${work}, then run the command again.`
    : `The whole output is in ${log}`;
  throw new Failure('The mediasoup worker could not be built.', [remedy, BY_HAND], relevantLines(output));
}

/**
 * @param {string} script
 * @param {Options} options
 * @returns {Promise<import('./toolchain.mjs').Toolchain | undefined>} undefined when the system has all that is needed
 */
async function needPackages(script, { work, progress }) {
  if (!hasApt()) {
    throw new Failure(
      'Only Debian-like systems can build the mediasoup-worker, and there is no prebuilt one for this machine.',
      [`Build it by hand: ${path.dirname(script)}/README.md tells how;`, BY_HAND],
    );
  }
  const needed = (await run('bash', [script, '--packages'])).output.trim().split(/\s+/);
  const missing = await missingPackages(needed);
  if (!missing.length) return undefined;
  progress(`installing ${missing.length} Debian packages`);
  if (await install(missing, progress)) return undefined;
  const toolchain = await unpackToolchain(needed, work, progress);
  if (toolchain) return toolchain;
  throw new Failure(
    `The mediasoup worker has to be built, for which Debian packages are missing: ${missing.join(' ')}`,
    [
      'This user may not install them, and they could not be downloaded. Ask someone who may to run:',
      installCommand(missing),
      BY_HAND,
    ],
  );
}

/**
 * A C and a C++ compiler that can build a program: one that is there can still be broken.
 * @param {string} work
 */
async function needCompilers(work) {
  return {
    CC: await workingCompiler(work, 'C', 'c', 'CC', ['cc', 'gcc', '/usr/bin/gcc', 'clang']),
    CXX: await workingCompiler(work, 'C++', 'cpp', 'CXX', ['c++', 'g++', '/usr/bin/g++', 'clang++']),
  };
}

/**
 * @param {string} work @param {string} language @param {string} extension
 * @param {'CC' | 'CXX'} variable @param {string[]} usual
 */
async function workingCompiler(work, language, extension, variable, usual) {
  const source = path.join(work, `probe.${extension}`);
  const header = extension === 'c' ? 'stdio.h' : 'string';
  fs.writeFileSync(source, `#include <${header}>\nint main(void) { return 0; }\n`);
  const own = process.env[variable];
  let firstOutput = '';
  for (const compiler of own ? [own] : usual) {
    const [command, ...flags] = compiler.split(' ');
    if (!path.isAbsolute(command) && !which(command)) continue;
    const { code, output } = await run(command, [...flags, source, '-o', path.join(work, 'probe')], {
      timeoutMs: 60_000,
    });
    if (code === 0 && (await run(path.join(work, 'probe'), [])).code === 0) return compiler;
    firstOutput ||= `${compiler}: ${output.trim() || `ended with code ${code}`}`;
  }
  const tried = own ? `${variable}=${own}` : usual.join(', ');
  throw new Failure(
    `No ${language} compiler here can build a program (tried ${tried}).`,
    [
      own
        ? `Set ${variable} to one that works, or leave it out.`
        : 'Repair the compiler: sudo apt-get install -y --reinstall g++ g++-12 gcc gcc-12 cpp-12 libc6-dev',
      BY_HAND,
    ],
    lastLines(firstOutput, 3),
  );
}

/** One compile job takes up to a gigabyte of memory. */
function jobs() {
  return Math.max(1, Math.min(os.availableParallelism(), Math.floor(os.freemem() / BYTES_PER_JOB)));
}

/** @param {string} output */
function relevantLines(output) {
  const lines = output
    .split('\n')
    .filter((line) => /error:|fatal|ERROR|No space left|build-worker: error/.test(line));
  return lines.length ? lines.slice(0, 5) : lastLines(output, 5);
}
