// @ts-check
import { serverCompiler } from '../setup/build.mjs';
import { startApp } from './app-process.mjs';
import { logOutput } from './log-output.mjs';
import { keepRunning } from './supervision.mjs';
import { startServer } from '../services/server-process.mjs';
import { root } from '../system/paths.mjs';

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
  const { env, addresses } = environment;
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
 * Starts what turns a saved file into a running one: the compiler and the web app's own server.
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('./environment.mjs').appEnvironment>>} options.environment
 * @param {(part: import('./services.mjs').Part) => void} options.onStarted
 */
export function startTools({ environment: { env, addresses, webPort }, onStarted }) {
  const vite = [
    'node_modules/vite/bin/vite.js',
    'apps/web',
    '--config',
    'apps/web/vite.config.ts',
    '--host',
    '127.0.0.1',
    '--port',
    String(webPort),
    '--strictPort',
  ];
  for (const [name, args] of /** @type {const} */ ([
    ['swc', [...serverCompiler(), '--out-dir', 'dist', '--watch']],
    ['vite', vite],
  ])) {
    const onText = logOutput(name, { isVerbose: true });
    const tool = startServer(process.execPath, [...args], {
      cwd: root,
      env: { ...env, API_URL: addresses.api },
      stopSignal: 'SIGTERM',
      onText,
    });
    onStarted({ name, pid: () => tool.pid, stop: tool.stop });
  }
}

/** @param {string} name */
const watchFlags = (name) => [
  '--watch',
  '--watch-preserve-output',
  `--watch-path=dist/apps/${name}`,
  '--watch-path=dist/libs',
];
