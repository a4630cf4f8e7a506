// @ts-check
import { spawn } from 'node:child_process';
import { stopProcess } from '../system/processes.mjs';

const KEPT_LOG = 8000;
const STOP_GRACE_MS = 4500;

/** @type {Map<number, NodeJS.Signals>} */
const running = new Map();
// Whatever way we end, nothing that we started stays behind.
process.once('exit', () => {
  for (const [pid, signal] of running) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself meanwhile.
    }
  }
});

/**
 * Starts a server that runs until it is told to stop.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { stopSignal: NodeJS.Signals, input?: string, onText?: (text: string) => void }} options
 */
export function startServer(command, args, { stopSignal, input, onText, ...options }) {
  // Detached, in its own process group: Ctrl-C in the terminal must not stop it before those who use it.
  const child = spawn(command, args, { ...options, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  if (child.pid) running.set(child.pid, stopSignal);
  child.stdin.on('error', () => {}).end(input);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log = (log + text).slice(-KEPT_LOG);
      onText?.(text);
    });
  }
  const exited = new Promise((resolve) => {
    child.once('exit', () => {
      running.delete(child.pid ?? 0);
      resolve(undefined);
    });
    child.once('error', (error) => {
      log += `${error.message}\n`;
      resolve(undefined);
    });
  });
  return {
    pid: child.pid ?? 0,
    exited,
    log: () => log,
    isRunning: () => Boolean(child.pid) && child.exitCode === null && child.signalCode === null,
    async stop() {
      if (child.pid && child.exitCode === null) await stopProcess(child.pid, stopSignal, STOP_GRACE_MS);
      await exited;
    },
  };
}
