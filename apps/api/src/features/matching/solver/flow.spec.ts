import { describe, expect, it } from '@jest/globals';
import {
  approximatePrices,
  Assignment,
  brokenBy,
  explain,
  greedyChoice,
  instanceOf,
  type MatchInstance,
  noPrices,
  relax,
  replay,
  sumOfScores,
} from '@jiedui/domain';
import fc from 'fast-check';
import { problems } from '../../../../test/matching-problems.js';

const flowOf = ({ asks, tops, score, places }: MatchInstance) =>
  new Assignment(asks.length, tops, score.slice(), places);

/** Every way to answer the asks, tried one by one. */
function bestByTrying(instance: MatchInstance, ask = 0, left = instance.places.slice()): number {
  if (ask === instance.asks.length) return 0;
  let best = bestByTrying(instance, ask + 1, left);
  for (let top = 0; top < instance.tops; top += 1) {
    const points = instance.score[ask * instance.tops + top] as number;
    if (points === 0 || left[top] === 0) continue;
    left[top] = (left[top] as number) - 1;
    best = Math.max(best, points + bestByTrying(instance, ask + 1, left));
    left[top] = (left[top] as number) + 1;
  }
  return best;
}

/** Changes in the order they come, on a live flow and on the numbers that a fresh one would be given. */
type Change = readonly [kind: 'ban' | 'places' | 'pin', ask: number, top: number, places: number];
const changes = fc.array(
  fc.tuple(
    fc.constantFrom('ban' as const, 'places' as const, 'pin' as const),
    fc.nat(30),
    fc.nat(30),
    fc.nat(3),
  ),
  { maxLength: 6 },
);

function pinsOf(flow: ReadonlyMap<number, number>, top: number): number {
  return [...flow.values()].filter((one) => one === top).length;
}

function changeBoth(instance: MatchInstance, live: Assignment, all: readonly Change[]) {
  const score = instance.score.slice();
  const places = instance.places.slice();
  const pins = new Map<number, number>();
  for (const [kind, one, other, count] of all) {
    const ask = one % instance.asks.length;
    const top = other % instance.tops;
    const cell = ask * instance.tops + top;
    if (kind === 'ban' && !pins.has(ask)) {
      score[cell] = 0;
      live.ban(ask, top);
    } else if (kind === 'places' && count >= pinsOf(pins, top)) {
      places[top] = count;
      live.changePlaces(top, count);
    } else if (kind === 'pin' && score[cell] !== 0 && !pins.has(ask)) {
      if (pinsOf(pins, top) >= (places[top] as number)) continue;
      pins.set(ask, top);
      live.pin(ask, top);
    }
  }
  const fresh = new Assignment(instance.asks.length, instance.tops, score, places);
  for (const [ask, top] of pins) fresh.pin(ask, top);
  fresh.solve();
  return fresh;
}

describe('the flow of asks into places', () => {
  it('is as good as the best of all plans, and proves it', () => {
    fc.assert(
      fc.property(problems, fc.boolean(), (problem, isPriced) => {
        const instance = instanceOf(problem);
        fc.pre(instance.asks.length <= 9);
        const flow = flowOf(instance);
        flow.solve(isPriced ? approximatePrices(instance) : undefined);
        expect(flow.objective).toBe(bestByTrying(instance));
        expect(flow.bound).toBe(flow.objective);
        expect(brokenBy(instance, flow.chosen)).toEqual([]);
        expect(sumOfScores(instance, greedyChoice(instance))).toBeLessThanOrEqual(flow.objective);
      }),
      { numRuns: 300 },
    );
  });

  it('is after any changes what a fresh solution would be, and leaves the flow it was forked from alone', () => {
    fc.assert(
      fc.property(problems, changes, (problem, all) => {
        const instance = instanceOf(problem);
        const flow = flowOf(instance);
        flow.solve();
        const before = flow.objective;
        const live = flow.fork();
        const fresh = changeBoth(instance, live, all);
        expect(live.objective).toBe(fresh.objective);
        expect(live.bound).toBe(live.objective);
        expect(flow.objective).toBe(before);
        expect(flow.bound).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('is taken up where it was left, and not from prices that prove nothing', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const instance = instanceOf(problem);
        const flow = flowOf(instance);
        flow.solve();
        const again = flowOf(instance);
        expect(again.resume(flow.price, flow.chosen)).toBe(true);
        expect(again.chosen).toEqual(flow.chosen);
        const nobody = flowOf(instance);
        expect(nobody.resume(flow.price, new Int32Array(instance.asks.length).fill(-1))).toBe(
          flow.objective === 0,
        );
      }),
    );
  });

  it('is explained so that anybody can replay it, and a false word is found', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const instance = instanceOf(problem);
        const flow = flowOf(instance);
        flow.solve();
        const explained = { instance, relaxed: relax(instance, noPrices).score, flow, chosen: flow.chosen };
        instance.asks.forEach((_, ask) => {
          const told = explain(explained, ask);
          expect(replay(explained, told)).toEqual([]);
          if (!told.chosen) return;
          const parts = { ...told.chosen.parts, need: told.chosen.parts.need + 50 };
          expect(replay(explained, { ...told, chosen: { ...told.chosen, parts } })).not.toEqual([]);
          expect(replay(explained, { ...told, profit: told.chosen.net - 1 })).not.toEqual([]);
        });
      }),
    );
  });
});
