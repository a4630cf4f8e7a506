import 'reflect-metadata';
import { waitFor } from '@jiedui/testing';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ownAddress } from './own-address.js';
import { Load } from './sfu/load.js';
import { OurSfu } from './sfu/our-sfu.js';
import { residentMb } from './sfu/process-cost.js';

/**
 * People come and go at random in rooms of a media node, over real ICE and DTLS, for as many minutes as are told; then all
 * go, and nothing of them may be left. Exits with 1 where something is.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '2' } } });
const untilMs = performance.now() + Number(values.minutes) * 60_000;
const roomsAtOnce = 2;
const lookEveryMs = 2_000;
const quietLimitMs = 180_000;
/** Node.js takes memory until it first has to collect: in a run of some minutes this much is chance. */
const growthLimitMb = { node: 40, worker: 3 };
/** Connections to Redis and of whoever reads the figures come and go. */
const openFilesChance = 4;

const address = ownAddress();
const load = await Load.start();
const first = await OurSfu.start({
  address,
  redisUrl: process.env['REDIS_URL'] ?? '',
  workerBin: process.env['MEDIASOUP_WORKER_BIN'] ?? '',
});
const { node, pid: workerPid } = first;

const openFiles = () => ({
  node: readdirSync(`/proc/${node.pid}/fd`).length,
  worker: readdirSync(`/proc/${workerPid}/fd`).length,
});
async function counts() {
  const text = await (await fetch(`http://127.0.0.1:${node.port}/metrics`)).text();
  const of = (name: string) => Number(new RegExp(`^jiedui_media_${name} (\\d+)`, 'm').exec(text)?.[1]);
  return { rooms: of('rooms'), peers: of('peers'), consumers: of('consumers') };
}

let joins = 0;
let rooms = 0;
const aWhile = () => sleep(Math.random() * 1_000);
const maybe = () => Math.random() < 0.5;

/** One room from the first who comes to the last who goes. */
async function holdRoom(): Promise<void> {
  const room = first.another();
  const group = `soak${(rooms += 1)}`;
  const ids: string[] = [];
  const newId = () => {
    ids.push(`${group}:${ids.length}`);
    joins += 1;
    return ids.at(-1) ?? '';
  };
  for (let one = 0; one < 1 + Math.round(Math.random()); one += 1) {
    const id = newId();
    await load.accept(id, await room.publish(await load.offer(id, address)));
  }
  await load.send(group, true);
  for (let one = 0; one < 1 + Math.round(Math.random() * 3); one += 1) {
    const { offer, accept } = await room.subscribe();
    await accept(await load.answer(newId(), address, offer));
    await aWhile();
  }
  await load.connected(group);
  await load.send(group, false);
  await room.empty(maybe, aWhile);
  for (const id of ids) await load.close(id);
}

interface Look {
  readonly node: number;
  readonly worker: number;
}
const looks: Look[] = [];
const looking = setInterval(
  () => looks.push({ node: residentMb(node.pid), worker: residentMb(workerPid) }),
  lookEveryMs,
);

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
/** From the second quarter of the time to the last. */
function growthMb(of: keyof Look): number {
  const quarter = (at: number) =>
    looks.slice((looks.length * at) / 4, (looks.length * (at + 1)) / 4).map((look) => look[of]);
  return Math.round((median(quarter(3)) - median(quarter(1))) * 10) / 10;
}

let isClean = false;
try {
  const before = openFiles();
  const holding = Array.from({ length: roomsAtOnce }, async () => {
    while (performance.now() < untilMs) await holdRoom();
  });
  await Promise.all(holding);
  clearInterval(looking);
  const left = await waitFor(
    'the last rooms to close',
    async () => {
      const now = await counts();
      return now.rooms === 0 && now;
    },
    quietLimitMs,
  );
  const after = openFiles();
  const leakedFiles = { node: after.node - before.node, worker: after.worker - before.worker };
  const growth = { node: growthMb('node'), worker: growthMb('worker') };
  const isFlat = growth.node <= growthLimitMb.node && growth.worker <= growthLimitMb.worker;
  isClean =
    isFlat &&
    left.peers === 0 &&
    left.consumers === 0 &&
    Math.max(leakedFiles.node, leakedFiles.worker) <= openFilesChance;
  console.log(
    JSON.stringify({
      name: 'soak',
      minutes: Number(values.minutes),
      rooms,
      joins,
      left,
      leakedFiles,
      memoryMb: { node: looks.at(-1)?.node, worker: looks.at(-1)?.worker },
      growthMb: growth,
      isClean,
    }),
  );
} finally {
  await Promise.all([first.close(), load.stop()]);
}
process.exit(isClean ? 0 : 1);
