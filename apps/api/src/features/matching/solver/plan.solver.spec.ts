import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  brokenBy,
  ConflictModel,
  constraintsOf,
  freeRules,
  instanceOf,
  type MatchInstance,
  type MatchProblem,
  type MatchRules,
  sumOfScores,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import fc from 'fast-check';
import { problems } from '../../../../test/matching-problems.js';
import { IntegerSolver } from './integer.solver.js';
import { solvePlan } from './plan.solver.js';

const quiet = () => undefined;

const rules: fc.Arbitrary<MatchRules> = fc.record({
  maxPartners: fc.option(fc.integer({ min: 1, max: 2 })),
  isLeadRequired: fc.boolean(),
  team: fc.option(
    fc.record({
      minPosts: fc.integer({ min: 1, max: 3 }),
      maxPosts: fc.integer({ min: 3, max: 4 }),
      maxPostsPerHospital: fc.integer({ min: 1, max: 2 }),
      maxPartners: fc.integer({ min: 1, max: 3 }),
    }),
  ),
  maxDropped: fc.option(fc.nat(3)),
});

/** With rules, and with some pins and bans that may make it impossible. */
const ruled = fc
  .tuple(problems, rules, fc.array(fc.tuple(fc.boolean(), fc.nat(9), fc.nat(9), fc.nat(9)), { maxLength: 3 }))
  .map(([problem, its, wishes]): MatchProblem => {
    const pick = <T>(items: readonly T[], at: number) => items[at % items.length] as T;
    const choices = wishes.map(([isPin, county, ask, top]) => {
      const { id, asks } = pick(problem.counties, county);
      return { isPin, countyId: id, topId: pick(problem.tops, top).id, specialty: pick(asks, ask).specialty };
    });
    const wishOf = ({ countyId, topId, specialty }: (typeof choices)[number]) => ({
      countyId,
      topId,
      specialty,
    });
    const pins = choices.filter(({ isPin }) => isPin).map(wishOf);
    const isFirst = (pin: (typeof pins)[number], at: number) =>
      pins.findIndex((one) => one.countyId === pin.countyId && one.specialty === pin.specialty) === at;
    const bans = choices.filter(({ isPin }) => !isPin).map(wishOf);
    return { ...problem, rules: its, pins: pins.filter(isFirst), bans };
  })
  .filter((problem) => problem.counties.reduce((sum, { asks }) => sum + asks.length, 0) <= 7);

/** The best of all plans that break nothing, tried one by one. */
function bestByTrying(instance: MatchInstance): number | undefined {
  const chosen = new Int32Array(instance.asks.length).fill(-1);
  let best: number | undefined;
  const tryFrom = (ask: number): void => {
    if (ask === chosen.length) {
      if (brokenBy(instance, chosen).length > 0) return;
      best = Math.max(best ?? 0, sumOfScores(instance, chosen));
      return;
    }
    for (let top = -1; top < instance.tops; top += 1) {
      if (top >= 0 && instance.score[ask * instance.tops + top] === 0) continue;
      chosen[ask] = top;
      tryFrom(ask + 1);
    }
    chosen[ask] = -1;
  };
  tryFrom(0);
  return best;
}

let solver: IntegerSolver;
beforeAll(async () => {
  solver = await IntegerSolver.load();
});

/** The size of the smallest set that cannot hold, by trying all sets from the smallest on. */
function smallestByTrying(problem: MatchProblem): number {
  const model = new ConflictModel(problem);
  const all = constraintsOf(problem);
  const sets = (size: number, from = 0): number[][] =>
    size === 0
      ? [[]]
      : all.slice(from).flatMap((_, at) => sets(size - 1, from + at + 1).map((rest) => [from + at, ...rest]));
  for (let size = 0; size <= all.length; size += 1) {
    for (const set of sets(size)) {
      const held = set.flatMap((at) => all[at] ?? []);
      if (solver.solve(model.modelOf(held), { isInteger: true }).state === 'infeasible') return size;
    }
  }
  throw new Error('all can hold');
}

describe('a plan with rules', () => {
  it('is the best that keeps them all and is proven, or names the fewest constraints that cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(ruled, async (problem) => {
        const instance = instanceOf(problem);
        const best = bestByTrying(instance);
        const result = await solvePlan(problem, quiet);
        if (best === undefined) {
          if (result.kind !== 'infeasible') throw new Error(`${result.kind} instead of infeasible`);
          const named = result.conflict.filter(({ kind }) => kind !== 'noOffer');
          expect(named).toHaveLength(smallestByTrying(problem));
          const held = solver.solve(new ConflictModel(problem).modelOf(named), { isInteger: true });
          expect(held.state).toBe('infeasible');
          return;
        }
        if (result.kind !== 'solved') throw new Error(`${result.kind} instead of solved`);
        expect(brokenBy(instance, result.chosen)).toEqual([]);
        expect(result.objective).toBe(best);
        expect(result.bound).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  const pinnedTwice: MatchProblem = {
    counties: [
      {
        id: 'county' as HospitalId,
        regionCode: '530926',
        languages: [],
        isTeam: false,
        asks: ['cardiology' as const, 'neurology' as const].map((specialty) => ({
          specialty,
          casesPerYear: 100,
          transferOutPercent: 50,
          capability: 1,
          wantedTechniques: [],
        })),
      },
    ],
    tops: ['one', 'other'].map((id) => ({
      id: id as HospitalId,
      regionCode: '310104',
      languages: [],
      places: 1,
      offers: ['cardiology' as const, 'neurology' as const].map((specialty) => ({
        specialty,
        capability: 5,
        techniques: [],
      })),
    })),
    living: [],
    pins: [
      { countyId: 'county' as HospitalId, specialty: 'cardiology', topId: 'one' as HospitalId },
      { countyId: 'county' as HospitalId, specialty: 'neurology', topId: 'other' as HospitalId },
    ],
    bans: [],
    rules: { ...freeRules, maxPartners: 1 },
  };

  it('names the limit that two pins cannot keep', async () => {
    const result = await solvePlan(pinnedTwice, quiet);
    if (result.kind !== 'infeasible') throw new Error(`${result.kind} instead of infeasible`);
    expect(result.conflict.map(({ kind }) => kind).toSorted()).toEqual(['maxPartners', 'pin', 'pin']);
  });

  it('needs no more than the places that there are, and says how many partners may be dropped', async () => {
    const problem = {
      ...pinnedTwice,
      pins: [],
      bans: [{ countyId: 'county' as HospitalId, topId: 'one' as HospitalId, specialty: null }],
      living: [{ countyId: 'county' as HospitalId, topId: 'one' as HospitalId }],
      rules: { ...freeRules, maxDropped: 0 },
    };
    const result = await solvePlan(problem, quiet);
    if (result.kind !== 'infeasible') throw new Error(`${result.kind} instead of infeasible`);
    expect(result.conflict.toSorted((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
      { kind: 'ban' },
      { kind: 'maxDropped', limit: 0 },
    ]);
  });

  it('has a bound that no plan passes where partners are limited', async () => {
    await fc.assert(
      fc.asyncProperty(problems, fc.integer({ min: 1, max: 2 }), async (problem, maxPartners) => {
        const result = await solvePlan({ ...problem, rules: { ...freeRules, maxPartners } }, quiet);
        if (result.kind !== 'solved') throw new Error(result.kind);
        expect(result.bound).toBeGreaterThanOrEqual(result.objective);
      }),
      { numRuns: 60 },
    );
  });
});
