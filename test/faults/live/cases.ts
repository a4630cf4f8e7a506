import { setTimeout as sleep } from 'node:timers/promises';
import { backMs, bitsPerSecond, pictures, speech } from './measuring.js';
import { OurRoom } from './our-room.js';
import type { TestRoom, Visitor } from './visitor.js';
import { Writing } from './writing.js';

const settleMs = 8_000;
const minuteMs = 60_000;

export type Figures = Readonly<Record<string, number | null>>;

export interface Case {
  /** Media nodes; the second takes over from the first. */
  readonly nodes?: 2;
  /** Without UDP from the beginning. */
  readonly isUdpBlocked?: true;
  /** Nothing but TLS to port 443 gets out, where a TURN server listens. */
  readonly isTlsOnly?: true;
  /** Each in a new room, where chance decides so much that one says little. */
  readonly rounds?: 3;
  readonly run: (room: TestRoom) => Promise<Figures>;
}

/** Two in a room who hear each other. */
async function two(room: TestRoom): Promise<[Visitor, Visitor]> {
  const [doctor, expert] = [await room.enter(), await room.enter()];
  await sleep(settleMs);
  return [doctor, expert];
}

/** For so long, from when it is called. */
async function during(ms: number): Promise<readonly [fromMs: number, toMs: number]> {
  const fromMs = Date.now();
  await sleep(ms);
  return [fromMs, Date.now()];
}

/** From entering until somebody who is there already is heard. */
async function connected(room: TestRoom): Promise<Figures> {
  await room.enter();
  const fromMs = Date.now();
  const expert = await room.enter();
  await sleep(20_000);
  return { connectedMs: backMs(await expert.samples(), fromMs) };
}

const thinUp = { bitsPerSecond: 30_000, delayMs: 300, lossShare: 0.05 };
const thinDown = { delayMs: 300, lossShare: 0.05 };

function lossy(lossShare: number): Case {
  return {
    rounds: 3,
    run: async (room) => {
      const [doctor, expert] = await two(room);
      const link = { delayMs: 40, lossShare };
      await Promise.all([doctor.link(link), expert.link(link)]);
      await sleep(settleMs);
      const sentBefore = await expert.framesSent();
      const [fromMs, toMs] = await during(40_000);
      const framesSent = (await expert.framesSent()) - sentBefore;
      const seen = await expert.samples();
      const { concealedPercent } = speech(seen, fromMs, toMs);
      return { ...pictures(seen, framesSent, fromMs, toMs), audioConcealedPercent: concealedPercent };
    },
  };
}

/** What is written meanwhile; a plain room has no journal. */
const writingIn = (room: TestRoom, people: readonly Visitor[]) =>
  room instanceof OurRoom ? new Writing(people) : undefined;

/** From the kill until the doctor is heard again. */
const killed =
  (kill: (room: TestRoom) => Promise<void> | void): Case['run'] =>
  async (room) => {
    const [doctor, expert] = await two(room);
    const writing = writingIn(room, [doctor, expert]);
    await sleep(3_000);
    const atMs = Date.now();
    await kill(room);
    await sleep(20_000);
    const figures = { backMs: backMs(await expert.samples(), atMs + 100) };
    return writing ? { ...figures, lostItems: await writing.lostItems() } : figures;
  };

/**
 * Delays and losses are those of each leg: two legs of 40 ms each way make the 160 ms round trip between two people. The
 * thin link is the doctor's; what is measured is what the expert hears.
 */
export const cases: Readonly<Record<string, Case>> = {
  thin: {
    run: async (room) => {
      const [doctor, expert] = await two(room);
      await doctor.link(thinUp, thinDown);
      await sleep(settleMs);
      const [fromMs, toMs] = await during(5 * minuteMs);
      const { playedPercent, longestGapMs } = speech(await expert.samples(), fromMs, toMs);
      return { playedPercent, longestGapMs };
    },
  },
  loss10: lossy(0.1),
  loss30: lossy(0.3),
  blackout: {
    run: async (room) => {
      const [doctor, expert] = await two(room);
      const writing = writingIn(room, [doctor, expert]);
      await doctor.link({ isDown: true });
      await sleep(20_000);
      await doctor.link({});
      const endedMs = Date.now();
      await sleep(30_000);
      const figures = { backMs: backMs(await expert.samples(), endedMs) };
      return writing ? { ...figures, lostItems: await writing.lostItems() } : figures;
    },
  },
  rotation: {
    run: async (room) => {
      const [doctor, expert] = await two(room);
      const fromMs = Date.now();
      for (let turn = 0; turn < 4; turn += 1) {
        await sleep(minuteMs / 2);
        await doctor.rotate();
      }
      await sleep(minuteMs / 4);
      const [seen, seenByDoctor] = [await expert.samples(), await doctor.samples()];
      const gaps = [seen, seenByDoctor].map((one) => speech(one, fromMs, Date.now()).longestGapMs);
      return { longestGapMs: Math.max(...gaps) };
    },
  },
  udpBlocked: { isUdpBlocked: true, run: connected },
  onlyTls443: { isTlsOnly: true, run: connected },
  workerKill: { run: killed((room) => room.killWorker()) },
  nodeKill: {
    nodes: 2,
    run: killed((room) => (room instanceof OurRoom ? room.killNode() : room.killWorker())),
  },
  oneLossy: {
    run: async (room) => {
      await room.enter();
      const receivers: Visitor[] = [];
      for (let one = 0; one < 5; one += 1) receivers.push(await room.enter());
      await sleep(2 * settleMs);
      const before = await during(20_000);
      await receivers[0]?.link({}, { lossShare: 0.2 });
      await sleep(settleMs);
      const after = await during(20_000);
      const drops = await Promise.all(
        receivers.slice(1).map(async (receiver) => {
          const samples = await receiver.samples();
          return (
            100 - (bitsPerSecond(samples, ...after) * 100) / Math.max(1, bitsPerSecond(samples, ...before))
          );
        }),
      );
      return {
        othersBitrateDropPercent: Math.round(drops.reduce((sum, one) => sum + one, 0) / drops.length),
      };
    },
  },
  climb: {
    run: async (room) => {
      const [doctor, expert] = await two(room);
      await doctor.link({ bitsPerSecond: 60_000, delayMs: 40 }, { delayMs: 40 });
      await sleep(minuteMs / 2);
      await doctor.link({ bitsPerSecond: 2_000_000, delayMs: 40 }, { delayMs: 40 });
      const recoveredMs = Date.now();
      await sleep(2 * minuteMs);
      const seen = await expert.samples();
      const fullVideoMs = await fullVideoAt(doctor, seen, recoveredMs);
      // Just at what a thumbnail needs.
      await doctor.link({ bitsPerSecond: 95_000, delayMs: 40 }, { delayMs: 40 });
      const edgeMs = Date.now();
      await sleep(10 * minuteMs);
      return { fullVideoMs, flips: await flipsSince(doctor, edgeMs + 15_000) };
    },
  },
};

/** When most frames of a full picture arrive again; ours says so itself. */
async function fullVideoAt(
  doctor: Visitor,
  seen: Awaited<ReturnType<Visitor['samples']>>,
  fromMs: number,
): Promise<number | null> {
  const levels = await doctor.run<{ level: string; atMs: number }[] | undefined>('window.levels');
  if (levels) {
    const full = levels.findLast(({ level }) => level === 'fullVideo');
    return full && full.atMs >= fromMs ? full.atMs - fromMs : null;
  }
  const enough = seen.find(
    ({ atMs }) => atMs > fromMs + 2_000 && bitsPerSecond(seen, atMs - 2_000, atMs) > 400_000,
  );
  return enough ? enough.atMs - fromMs : null;
}

/** How often the level of what is sent changed; a plain room has no levels. */
async function flipsSince(doctor: Visitor, fromMs: number): Promise<number | null> {
  const levels = await doctor.run<{ level: string; atMs: number }[] | undefined>('window.levels');
  return levels ? levels.filter(({ atMs }) => atMs >= fromMs).length : null;
}
