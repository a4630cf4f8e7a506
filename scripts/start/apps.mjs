// @ts-check
import { stripVTControlCharacters } from 'node:util';
import { serverCompiler } from '../setup/build.mjs';
import { startApp } from './app-process.mjs';
import { logOutput } from './log-output.mjs';
import { keepRunning } from './supervision.mjs';
import { startServer } from '../services/server-process.mjs';
import { root } from '../system/paths.mjs';

/** The commands alone may own the tables; a media node parses what strangers send and needs no data at all. */
const notFor = {
  api: ['DATABASE_OWNER_URL'],
  media: ['DATABASE_OWNER_URL', 'DATABASE_URL', 'DATA_MASTER_KEYS', 'SETUP_CODE', 'SMTP_URL'],
};

/** @param {Record<string, string | undefined>} env @param {string[]} names */
const without = (env, names) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));

/**
 * Starts an application, waits until it can serve, and keeps it running.
 * @param {'api' | 'media'} name
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('./environment.mjs').appEnvironment>>} options.environment
 * @param {boolean} options.isWatching
 * @param {(part: import('./services.mjs').Part) => void} options.onStarted
 * @param {() => void} options.onChange
 */
export async function runApp(name, { environment, isWatching, onStarted, onChange }) {
  const { addresses } = environment;
  const env = without(environment.env, notFor[name]);
  const onText = logOutput(name, { isVerbose: isWatching });
  const args = [
    ...(isWatching ? watchFlags(name) : []),
    '--enable-source-maps',
    `dist/apps/${name}/src/main.js`,
  ];
  const launch = () => startApp({ name, args, env, readyUrl: `${addresses[name]}/health/ready`, onText });
  const kept = await keepRunning(name, launch, onChange);
  onStarted({ name, pid: () => kept.current.pid, stop: kept.stop });
}

/**
 * Starts what turns a saved file into a running one: the compiler, and the web app's own server.
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('./environment.mjs').appEnvironment>>} options.environment
 * @param {(part: import('./services.mjs').Part) => void} options.onStarted
 */
export async function startTools({ environment: { env, addresses, webPort }, onStarted }) {
  const vite = ['node_modules/vite/bin/vite.js', 'apps/web', '--config', 'apps/web/vite.config.ts'];
  const where = ['--host', '127.0.0.1', '--port', String(webPort), '--strictPort'];
  await Promise.all([
    tool('swc', [...serverCompiler(), '--out-dir', 'dist', '--watch'], /Watching for/),
    tool('vite', [...vite, ...where], /Local:/),
  ]);

  /** @param {string} name @param {string[]} args @param {RegExp} ready what it says when it is ready */
  async function tool(name, args, ready) {
    const show = logOutput(name, { isVerbose: true });
    await new Promise((resolve) => {
      const onText = (/** @type {string} */ text) => {
        show(text);
        if (ready.test(stripVTControlCharacters(text))) resolve(undefined);
      };
      const options = { cwd: root, env: { ...env, API_URL: addresses.api }, onText };
      const started = startServer(process.execPath, args, { ...options, stopSignal: 'SIGTERM' });
      onStarted({ name, pid: () => started.pid, stop: started.stop });
      void started.exited.then(resolve);
    });
  }
}

/** @param {string} name */
const watchFlags = (name) => [
  '--watch',
  '--watch-preserve-output',
  `--watch-path=dist/apps/${name}`,
  '--watch-path=dist/libs',
];
