// @ts-check
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '../services/server-process.mjs';
import { lastLines } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { logFile, root } from '../system/paths.mjs';

const READY_TIMEOUT_MS = 60_000;

/**
 * Starts one of the applications and waits until it says that it can serve.
 * @param {object} options
 * @param {string} options.name
 * @param {string[]} options.args to node
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.readyUrl
 * @param {(text: string) => void} options.onText
 */
export async function startApp({ name, args, env, readyUrl, onText }) {
  const app = startServer(process.execPath, args, { cwd: root, env, stopSignal: 'SIGTERM', onText });
  const started = performance.now();
  for (;;) {
    const answer = await ask(readyUrl);
    if (answer.status === 200) return app;
    const isLate = performance.now() - started > READY_TIMEOUT_MS;
    if (!app.isRunning() || isLate) {
      const what = app.isRunning()
        ? `is not ready after ${READY_TIMEOUT_MS / 1000} s: ${answer.body}`
        : 'ended while starting';
      await app.stop();
      throw new Failure(`${name} ${what}`, `Its log is ${logFile(name)}`, lastLines(app.log(), 12));
    }
    await sleep(50);
  }
}

/** @param {string} url @returns {Promise<{ status: number, body: string }>} */
function ask(url) {
  return new Promise((resolve) => {
    const request = http.get(url, { timeout: 5000, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => (body += text));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.once('timeout', () => request.destroy(new Error('no answer')));
    request.once('error', ({ message }) => resolve({ status: 0, body: message }));
  });
}
