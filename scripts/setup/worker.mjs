// @ts-check
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { lastLines, run } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { cacheDir, logFile, root } from '../system/paths.mjs';
import { isAlive } from '../system/processes.mjs';
import { buildWorker } from './worker-build.mjs';

const MEDIASOUP = path.join(root, 'node_modules/mediasoup');
const RECIPE = path.join(root, 'scripts/mediasoup-worker');
const PREBUILT_TIMEOUT_MS = 30_000;
/** Of a worker that works but was started without a parent. */
const RUNS = 41;

/** @type {import('./setup.mjs').Step} */
export const worker = {
  name: 'worker',
  async check() {
    const own = process.env.MEDIASOUP_WORKER_BIN;
    if (!own) return (await runs(cached())) ? { MEDIASOUP_WORKER_BIN: cached() } : undefined;
    if (await runs(own)) return { MEDIASOUP_WORKER_BIN: own };
    throw new Failure(`MEDIASOUP_WORKER_BIN=${own} is no mediasoup-worker that runs on this machine.`, [
      'Point it to one that does, or leave it out to have one made.',
    ]);
  },
  async run(progress) {
    const target = path.dirname(cached());
    const parent = path.dirname(target);
    clearAbandoned(parent);
    const work = path.join(parent, `.build-${process.pid}`);
    fs.mkdirSync(work, { recursive: true });
    try {
      const made = await make(work, progress);
      await mustStart(path.join(made, 'mediasoup-worker'));
      // Made beside its place and renamed: another clone may be doing the same.
      fs.rmSync(target, { recursive: true, force: true });
      fs.renameSync(made, target);
      return { MEDIASOUP_WORKER_BIN: cached() };
    } finally {
      fs.rmSync(work, { recursive: true, force: true });
    }
  },
};

/**
 * Upstream's own holds a lossy link less well: it is taken where none can be built.
 * @param {string} work @param {(text: string) => void} progress
 * @returns {Promise<string>} a folder below `work` that holds it
 */
async function make(work, progress) {
  try {
    return await buildWorker({ mediasoup: MEDIASOUP, recipe: RECIPE, work, progress });
  } catch (failure) {
    progress("it could not be built: asking for upstream's prebuilt worker");
    const found = await prebuilt(work);
    if (!found) throw failure;
    return found;
  }
}

/** What builds that were killed left behind. @param {string} folder */
function clearAbandoned(folder) {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    const [, pid] = name.match(/^\.build-(\d+)$/) ?? [];
    if (pid && !isAlive(Number(pid))) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** The worker that fits this version of mediasoup and this way to build it. */
function cached() {
  const { version } = JSON.parse(fs.readFileSync(path.join(MEDIASOUP, 'package.json'), 'utf8'));
  const hash = createHash('sha256');
  for (const entry of fs.readdirSync(RECIPE, { recursive: true }).map(String).toSorted()) {
    const file = path.join(RECIPE, entry);
    if (fs.statSync(file).isFile() && !entry.endsWith('.md'))
      hash.update(`${entry}\0`).update(fs.readFileSync(file));
  }
  const name = `${version}-${process.arch}-${hash.digest('hex').slice(0, 12)}`;
  return path.join(cacheDir(), 'mediasoup-worker', name, 'mediasoup-worker');
}

/** @param {string} file */
async function runs(file) {
  return fs.existsSync(file) && (await run(file, [], { env: {}, timeoutMs: 10_000 })).code === RUNS;
}

/** Once for each new one: the library for the ciphers is only loaded when mediasoup starts it. */
async function mustStart(/** @type {string} */ workerBin) {
  const script = `import { createWorker } from 'mediasoup'; (await createWorker(${JSON.stringify({ workerBin })})).close()`;
  const { code, output } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    timeoutMs: 20_000,
  });
  if (code === 0) return;
  throw new Failure(
    'The mediasoup worker that was made does not start.',
    'Set MEDIASOUP_WORKER_BIN to a mediasoup-worker of the same version built elsewhere.',
    lastLines(output, 5),
  );
}

/**
 * Has mediasoup's own installer download its binary.
 * @param {string} work
 * @returns {Promise<string | undefined>} a folder below `work` that holds it
 */
async function prebuilt(work) {
  const binary = path.join(MEDIASOUP, 'worker/out/Release/mediasoup-worker');
  await run(process.execPath, ['npm-scripts.mjs', 'postinstall'], {
    cwd: MEDIASOUP,
    log: logFile('mediasoup-worker-prebuilt'),
    timeoutMs: PREBUILT_TIMEOUT_MS,
    // Without a download it would go on to build, with tools from PyPI and sources from GitHub.
    env: { ...process.env, MEDIASOUP_WORKER_BIN: '', PYTHON: 'false' },
  });
  if (!(await runs(binary))) return undefined;
  const result = path.join(work, 'prebuilt');
  fs.mkdirSync(result);
  fs.copyFileSync(binary, path.join(result, 'mediasoup-worker'));
  return result;
}
