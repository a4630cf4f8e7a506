import { freePorts, Relay } from '@jiedui/testing';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Case, cases, type Figures } from './live/cases.js';
import { OurRoom } from './live/our-room.js';
import { Pages } from './live/pages.js';
import { PlainRoom } from './live/plain-room.js';
import { TurnServer } from './live/turn.js';
import type { TestRoom } from './live/visitor.js';
import { startRedis } from './services.js';

/**
 * Real browsers meet through a relay that delays, drops, limits and rotates, in our room and in a plain mediasoup room one
 * after the other. Arguments: the names of the cases to run; all of them without any.
 */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in cases));
if (unknown.length > 0) {
  console.error(`There is no case ${unknown.join(', ')}. There are: ${Object.keys(cases).join(', ')}.`);
  process.exit(2);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'jiedui-live-redis-'));
const redis = await startRedis({ dataDir: folder, port: await freePorts(1) });
const pages = await Pages.start();
const workerBin =
  process.env.MEDIASOUP_WORKER_BIN ??
  createRequire(import.meta.url).resolve('mediasoup/worker/out/Release/mediasoup-worker');
let rooms = 0;

type Kind = 'ours' | 'plain';
type Outcome = Figures | { readonly failed: string };

async function measure(name: string, found: Case, kind: Kind): Promise<Outcome> {
  const relay = await Relay.start();
  const rtcPorts: number[] = [];
  for (let node = 0; node < (found.nodes ?? 1); node += 1) rtcPorts.push(await freePorts(1));
  for (const port of rtcPorts) {
    if (found.isTlsOnly) await relay.udp(port, { onlyFor: TurnServer.relaysFrom });
    else if (!found.isUdpBlocked) await relay.udp(port);
    if (!found.isTlsOnly) await relay.tcp(port, { port });
  }
  let room: TestRoom | undefined;
  let turn: TurnServer | undefined;
  try {
    if (found.isTlsOnly) turn = await TurnServer.start();
    const iceServers = turn?.iceServers ?? [];
    const redisPrefix = `live-${(rooms += 1)}`;
    room =
      kind === 'ours'
        ? await OurRoom.open(pages, relay, {
            redisUrl: redis.url,
            redisPrefix,
            workerBin,
            rtcPorts,
            iceServers,
          })
        : await PlainRoom.open(pages, relay, rtcPorts[0] ?? 0);
    const figures = await found.run(room);
    console.error(name, kind, JSON.stringify(figures));
    return figures;
  } catch (error) {
    console.error(name, kind, error);
    return { failed: String(error) };
  } finally {
    await room?.close();
    await turn?.stop();
    await relay.close();
  }
}

const middle = (values: readonly (number | null)[]) =>
  values.toSorted((one, other) => (one ?? Infinity) - (other ?? Infinity))[Math.floor(values.length / 2)] ??
  null;

/** Of several rounds the middle of each figure. */
async function measureRounds(name: string, found: Case, kind: Kind): Promise<Outcome> {
  const rounds: Figures[] = [];
  for (let at = 0; at < (found.rounds ?? 1); at += 1) {
    const outcome = await measure(name, found, kind);
    if (typeof outcome['failed'] === 'string') return outcome;
    rounds.push(outcome as Figures);
  }
  const keys = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(keys.map((key) => [key, middle(rounds.map((one) => one[key] ?? null))]));
}

const results: Record<string, object> = {};
for (const [name, found] of Object.entries(cases)) {
  if (names.length > 0 && !names.includes(name)) continue;
  results[name] = {
    ours: await measureRounds(name, found, 'ours'),
    plain: await measureRounds(name, found, 'plain'),
  };
}
await pages.close();
await redis.stop();
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ name: 'live', relay: 'process', cases: results }));
process.exit(0);
