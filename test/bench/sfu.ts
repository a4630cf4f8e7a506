import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ownAddress } from './own-address.js';
import { BareSfu } from './sfu/bare-sfu.js';
import { JanusSfu } from './sfu/janus-sfu.js';
import { Load } from './sfu/load.js';
import { OurSfu } from './sfu/our-sfu.js';
import { cpuUs, residentMb } from './sfu/process-cost.js';
import type { Sfu } from './sfu/sfu.js';

/**
 * The same RTP through our media node, bare mediasoup with the same worker program, and Janus, one after the other in
 * turns. Processor time is that of the process that forwards, per packet that arrived; latency is what an SFU adds to what
 * the load peers take without one.
 */
const { values } = parseArgs({
  options: {
    publishers: { type: 'string', default: '3' },
    subscribers: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '6' },
  },
});
const [publishers, subscribers, rounds] = [values.publishers, values.subscribers, values.rounds].map(
  Number,
) as [number, number, number];
const settleMs = 2_000;
const direct = 'direct';

const workerBin = process.env['MEDIASOUP_WORKER_BIN'] ?? '';
const redisUrl = process.env['REDIS_URL'] ?? '';
const address = ownAddress();

interface Round {
  readonly usPerPacket: number;
  readonly otherUsPerPacket: number;
  readonly packetsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

const senders = await Load.start();
const receivers = await Load.start();

async function fill(sfu: Sfu): Promise<void> {
  for (let one = 0; one < publishers; one += 1) {
    const id = `${sfu.name}:${one}`;
    await senders.accept(id, await sfu.publish(await senders.offer(id, address)));
  }
  await senders.connected(sfu.name);
  for (let one = 0; one < subscribers; one += 1) {
    const { offer, accept } = await sfu.subscribe();
    await accept(await receivers.answer(`${sfu.name}:${one}`, address, offer));
  }
  await receivers.connected(sfu.name);
}

/** Each sender straight to one receiver. */
async function fillDirect(): Promise<void> {
  for (let one = 0; one < publishers; one += 1) {
    const id = `${direct}:${one}`;
    await senders.accept(id, await receivers.answer(id, address, await senders.offer(id, address)));
  }
  await senders.connected(direct);
}

async function measure(group: string, sfu?: Sfu): Promise<Round> {
  await senders.send(group, true);
  await sleep(settleMs);
  await receivers.count(group);
  const before = sfu ? [cpuUs([sfu.pid]), cpuUs(sfu.otherPids)] : [0, 0];
  const beganMs = performance.now();
  await sleep(Number(values.seconds) * 1_000);
  const spent = (sfu ? [cpuUs([sfu.pid]), cpuUs(sfu.otherPids)] : [0, 0]).map(
    (now, at) => now - (before[at] ?? 0),
  );
  const seconds = (performance.now() - beganMs) / 1_000;
  const { packets, latencies } = await receivers.counted();
  await senders.send(group, false);
  const [usPerPacket = NaN, otherUsPerPacket = NaN] = spent.map((us) => us / packets);
  return { usPerPacket, otherUsPerPacket, packetsPerSecond: packets / seconds, ...latencies };
}

/** What a full room costs in which nobody sends anything, in milliseconds of processor a second. */
async function idleMsPerSecond({ pid }: Sfu): Promise<number> {
  const before = cpuUs([pid]);
  await sleep(settleMs);
  return round((cpuUs([pid]) - before) / settleMs);
}

const sfus: Sfu[] = [];
const unavailable: Record<string, string> = {};
try {
  sfus.push(await OurSfu.start({ address, redisUrl, workerBin }), await BareSfu.start(address, workerBin));
  await JanusSfu.start(address).then(
    (janus) => sfus.push(janus),
    (error: unknown) => (unavailable['janus'] = String(error)),
  );
  for (const sfu of sfus) await fill(sfu);
  await fillDirect();
  await sleep(settleMs);
  const idle = new Map<string, number>();
  for (const sfu of sfus) idle.set(sfu.name, await idleMsPerSecond(sfu));
  const taken = new Map<string, Round[]>();
  const names = [...sfus.map((sfu) => sfu.name), direct];
  for (let at = 0; at < rounds; at += 1) {
    // There and back: who comes first finds the machine rested.
    for (const name of at % 2 === 0 ? names : names.toReversed()) {
      const one = await measure(
        name,
        sfus.find((sfu) => sfu.name === name),
      );
      taken.set(name, [...(taken.get(name) ?? []), one]);
      console.error(name, JSON.stringify(one));
    }
  }
  const of = (name: string, what: keyof Round) => (taken.get(name) ?? []).map((one) => one[what]);
  const ownMs = median(of(direct, 'p50Ms'));
  const told = ({ name, pid }: Sfu) => {
    const costs = of(name, 'usPerPacket');
    return {
      usPerPacket: round(median(costs)),
      usPerPacketFromTo: [round(Math.min(...costs)), round(Math.max(...costs))],
      p50Ms: round(median(of(name, 'p50Ms')) - ownMs),
      p99Ms: round(median(of(name, 'p99Ms')) - ownMs),
      packetsPerSecond: Math.round(median(of(name, 'packetsPerSecond'))),
      idleMsPerSecond: idle.get(name),
      rssMb: residentMb(pid),
      ...(name === 'ours' ? { nodeUsPerPacket: round(median(of(name, 'otherUsPerPacket'))) } : {}),
    };
  };
  /** Of rounds that stood beside each other, so that what the machine did meanwhile falls out. */
  const ratioTo = (name: string) => {
    const theirs = of(name, 'usPerPacket');
    return round(median(of('ours', 'usPerPacket').map((ours, at) => ours / (theirs[at] ?? NaN))), 3);
  };
  const janus = unavailable['janus'];
  console.log(
    JSON.stringify({
      name: 'sfu',
      publishers,
      subscribers,
      rounds,
      ...Object.fromEntries(sfus.map((sfu) => [sfu.name, told(sfu)])),
      ...(janus ? { janus: { unavailable: janus } } : {}),
      direct: { p50Ms: ownMs, p99Ms: median(of(direct, 'p99Ms')) },
      ratioBare: ratioTo('mediasoup'),
      ratioJanus: janus ? null : ratioTo('janus'),
    }),
  );
} finally {
  await Promise.all([...sfus.map((sfu) => sfu.close()), senders.stop(), receivers.stop()]);
}
process.exit(0);
