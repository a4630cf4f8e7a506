import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Below the range that systems hand out by themselves. */
const firstPort = 20_000;
const portPairs = 6_000;
const tries = 50;

async function isFree(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  try {
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}

/** Two neighbours on loopback, the first one even: RTP and RTCP. Who takes one in between fails and tries again. */
export async function freePortPair(): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const port = firstPort + 2 * Math.floor(Math.random() * portPairs);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error('no free UDP ports');
}

const boundLimitMs = 2_000;
const pollMs = 25;

/** Waits until some process listens there. Where the system does not tell, long enough for it to have begun. */
export async function whenBound(port: number): Promise<void> {
  const entry = `:${port.toString(16).toUpperCase().padStart(4, '0')} `;
  for (let waitedMs = 0; waitedMs < boundLimitMs; waitedMs += pollMs) {
    const table = await readFile('/proc/net/udp', 'utf8').catch(() => undefined);
    if (table?.includes(entry)) return;
    await sleep(pollMs);
  }
}
