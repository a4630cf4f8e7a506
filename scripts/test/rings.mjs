// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../system/paths.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @typedef {object} Ring
 * @property {string} name
 * @property {string[]} needs steps of the set-up
 * @property {(env: NodeJS.ProcessEnv) => Promise<Counts>} run
 */

const BIN = 'node_modules/.bin';

/** From the fast to the slow. @type {Ring[]} */
export const RINGS = [
  check('format', [['prettier', '--check', '--log-level', 'warn', '.']]),
  check('lint', [
    ['oxlint', '--type-aware'],
    ['depcruise', 'apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs'],
  ]),
  check('types', [
    ['tsc', '--noEmit', '-p', 'tsconfig.json'],
    ['tsc', '--noEmit', '-p', 'apps/web/tsconfig.json'],
    ['tsc', '--noEmit', '-p', 'scripts/tsconfig.json'],
  ]),
  { name: 'scripts', needs: ['postgres', 'redis'], run: nodeTests },
  jest('unit', []),
  // The build is for threads of their own, which cannot see what jest compiles in memory.
  jest('medium', ['postgres', 'redis', 'worker', 'ffmpeg', 'browser', 'build']),
  // One at a time: each starts the whole product and two browsers.
  jest('e2e', ['postgres', 'redis', 'worker', 'ffmpeg', 'browser', 'build'], ['--runInBand']),
];

/**
 * One check made of commands that only tell good from bad.
 * @param {string} name @param {string[][]} commands @returns {Ring}
 */
function check(name, commands) {
  return {
    name,
    needs: [],
    async run(env) {
      let isGood = true;
      for (const [command, ...args] of commands) {
        if ((await inherit(path.join(BIN, command), args, env)) !== 0) isGood = false;
      }
      return { passed: Number(isGood), failed: Number(!isGood), skipped: 0 };
    },
  };
}

/** @param {NodeJS.ProcessEnv} env */
function nodeTests(env) {
  return withReport(async (report) => {
    const files = fs
      .readdirSync(path.join(root, 'test/scripts'))
      .filter((name) => name.endsWith('.spec.mjs'));
    const code = await inherit(
      process.execPath,
      [
        '--test',
        '--test-reporter=dot',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        ...files.map((name) => `test/scripts/${name}`),
      ],
      env,
    );
    const tap = fs.existsSync(report) ? fs.readFileSync(report, 'utf8') : '';
    const count = (/** @type {string} */ word) =>
      Number(tap.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
    if (code !== 0) console.log(failuresOf(tap));
    const counts = {
      passed: count('pass'),
      failed: count('fail') + count('cancelled'),
      skipped: count('skipped') + count('todo'),
    };
    return atLeastOneFailure(counts, code);
  });
}

/** The parts of a TAP report that tell of failures. @param {string} tap */
function failuresOf(tap) {
  const parts = tap.split(/^(?=\s*(?:not )?ok \d+ )/m).filter((part) => /^\s*not ok/.test(part));
  return parts.map((part) => part.trimEnd()).join('\n');
}

/** @param {string} project @param {string[]} needs @param {string[]} [flags] @returns {Ring} */
function jest(project, needs, flags = []) {
  return {
    name: project,
    needs,
    run: (env) =>
      withReport(async (report) => {
        const code = await inherit(
          process.execPath,
          [
            '--experimental-vm-modules',
            '--no-warnings',
            'node_modules/jest/bin/jest.js',
            '--selectProjects',
            project,
            '--passWithNoTests',
            '--json',
            `--outputFile=${report}`,
            '--silent=false',
            ...flags,
          ],
          { ...env, NODE_ENV: 'test' },
          ['ignore', 'ignore', 'inherit'],
        );
        return atLeastOneFailure(jestCounts(report), code);
      }),
  };
}

/** @param {string} report @returns {Counts} */
function jestCounts(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** A runner that ended badly without naming a test must not count as good. @param {Counts} counts @param {number} code */
const atLeastOneFailure = (counts, code) =>
  code !== 0 && !counts.failed ? { ...counts, failed: 1 } : counts;

/**
 * @template T
 * @param {(file: string) => Promise<T>} work
 */
async function withReport(work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jiedui-report-'));
  try {
    return await work(path.join(folder, 'report'));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} [stdio]
 * @returns {Promise<number>} its exit code
 */
function inherit(command, args, env, stdio = ['ignore', 'inherit', 'inherit']) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}
