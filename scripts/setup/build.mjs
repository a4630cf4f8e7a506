// @ts-check
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { lastLines, run } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { logFile, root } from '../system/paths.mjs';

const SERVER_SOURCES = ['apps/api', 'apps/media', 'libs', 'test/e2e', 'test/bench', 'test/faults'];
const STAMP = '.sources';

/** The swc command line that compiles the server; where to is added. */
export const serverCompiler = () => [
  'node_modules/@swc/cli/bin/swc.js',
  ...SERVER_SOURCES.filter((folder) => fs.existsSync(path.join(root, folder))),
  '--config-file',
  '.swcrc',
  '--copy-files',
  '--ignore',
  '**/*.spec.ts',
];

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} target
 * @property {string[]} sources
 * @property {(target: string) => string[]} command the arguments to node
 */

/** @type {Part[]} */
const PARTS = [
  {
    name: 'server',
    target: 'dist',
    sources: [...SERVER_SOURCES, '.swcrc'],
    command: (target) => [...serverCompiler(), '--quiet', '--out-dir', target],
  },
  {
    name: 'web',
    target: 'apps/web/dist',
    sources: ['apps/web', 'libs'],
    command: (target) => [
      'node_modules/vite/bin/vite.js',
      'build',
      'apps/web',
      '--config',
      'apps/web/vite.config.ts',
      '--outDir',
      path.resolve(root, target),
    ],
  },
];

/** @type {import('./setup.mjs').Step} */
export const build = {
  name: 'build',
  async check() {
    return PARTS.every((part) => isCurrent(part, hashSources(part))) ? {} : undefined;
  },
  async run(progress) {
    for (const part of PARTS) {
      const hash = hashSources(part);
      if (isCurrent(part, hash)) continue;
      progress(part.name);
      await make(part, hash);
    }
    return {};
  },
};

/** @param {Part} part @param {string} hash */
async function make({ name, target, command }, hash) {
  const next = `${target}.next`;
  const log = logFile(`build-${name}`);
  fs.rmSync(log, { force: true });
  fs.rmSync(path.join(root, next), { recursive: true, force: true });
  // Not what the user may have set for the run: vite and its plugins build for development otherwise.
  const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined };
  const { code, output } = await run(process.execPath, command(next), { cwd: root, log, env });
  if (code !== 0) {
    throw new Failure(
      `The ${name} could not be compiled.`,
      `The whole output is in ${log}`,
      sayingLines(output),
    );
  }
  fs.writeFileSync(path.join(root, next, STAMP), hash);
  swap(path.join(root, target), path.join(root, next));
}

/** Without the traces of the compiler's own code. @param {string} output */
const sayingLines = (output) => lastLines(output.replaceAll(/^\s+at .*$/gm, ''), 16);

/** Whoever still runs from the old folder does not find it half empty. @param {string} target @param {string} next */
function swap(target, next) {
  const old = `${target}.old`;
  fs.rmSync(old, { recursive: true, force: true });
  if (fs.existsSync(target)) fs.renameSync(target, old);
  fs.renameSync(next, target);
  fs.rmSync(old, { recursive: true, force: true });
}

/** @param {Part} part @param {string} hash */
function isCurrent({ target }, hash) {
  const stamp = path.join(root, target, STAMP);
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash;
}

/** @param {Part} part */
function hashSources({ sources }) {
  const hash = createHash('sha256');
  for (const source of [...sources, 'package-lock.json', 'tsconfig.json']) {
    for (const file of filesBelow(path.join(root, source))) {
      hash.update(`${path.relative(root, file)}\0`).update(fs.readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** @param {string} at @returns {string[]} */
function filesBelow(at) {
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [at];
  const names = fs.readdirSync(at).filter((name) => !/^(dist(\..*)?|node_modules|\..*|output)$/.test(name));
  return names.toSorted().flatMap((name) => filesBelow(path.join(at, name)));
}
