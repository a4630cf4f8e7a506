// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lastLines, run, which } from '../system/commands.mjs';
import { hasApt, install, installCommand, missingPackages } from '../system/debian.mjs';
import { Failure } from '../system/failure.mjs';
import { logFile } from '../system/paths.mjs';

const BYTES_PER_JOB = 1.2 * 1024 ** 3;
const BY_HAND = 'or set MEDIASOUP_WORKER_BIN to a mediasoup-worker of the same version built elsewhere.';

/**
 * Builds the worker from the sources in its npm package, with the system's compiler and libraries.
 * @param {{ mediasoup: string, recipe: string, work: string, progress: (text: string) => void }} options
 * @returns {Promise<string>} the executable, below `work`
 */
export async function buildWorker({ mediasoup, recipe, work, progress }) {
  const script = path.join(recipe, 'build-worker.sh');
  await needPackages(script, progress);
  const compilers = await needCompilers(work);
  const log = logFile('mediasoup-worker-build');
  fs.rmSync(log, { force: true });
  const out = path.join(work, 'out');
  progress('compiling, 3 to 8 minutes');
  const { code, output } = await run('bash', [script], {
    log,
    ownGroup: true,
    env: {
      ...process.env,
      ...compilers,
      MEDIASOUP_DIR: mediasoup,
      OUT: out,
      WORK: path.join(work, 'build'),
      JOBS: String(jobs()),
    },
    onLine: (line) => {
      const [, done, total] = line.match(/^\[(\d+)\/(\d+)\]/) ?? [];
      if (done) progress(`compiling ${done}/${total}`);
    },
  });
  if (code === 0) return path.join(out, 'mediasoup-worker');
  const isFull = /No space left on device/.test(output);
  throw new Failure(
    'The mediasoup worker could not be built.',
    [
      isFull
        ? `The disk is full: free about 500 MB in ${work}, then run the command again.`
        : `The whole output is in ${log}`,
      BY_HAND,
    ],
    relevantLines(output),
  );
}

/** @param {string} script @param {(text: string) => void} progress */
async function needPackages(script, progress) {
  if (!hasApt()) {
    throw new Failure(
      'There is no prebuilt mediasoup-worker for this machine, and only Debian-like systems can build one here.',
      [
        `The libraries are named in ${script}; install them and run it with MEDIASOUP_DIR=node_modules/mediasoup,`,
        BY_HAND,
      ],
    );
  }
  const needed = (await run('bash', [script, '--packages'])).output.trim().split(/\s+/);
  const missing = await missingPackages(needed);
  if (!missing.length) return;
  progress(`installing ${missing.length} Debian packages`);
  if (await install(missing, progress)) return;
  throw new Failure(
    `The mediasoup worker has to be built, for which Debian packages are missing: ${missing.join(' ')}`,
    ['This user may not install packages. Ask someone who may to run:', installCommand(missing), BY_HAND],
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
