import 'reflect-metadata';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  Assignment,
  explain,
  freeRules,
  groupTeam,
  instanceOf,
  type MatchInstance,
  type MatchProblem,
  noWishes,
  problemOf,
  replay,
} from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { seedNation } from '../../apps/api/src/demo/nation/nation.seed.js';
import { entities } from '../../apps/api/src/entities.js';
import { loadMatchFacts } from '../../apps/api/src/features/matching/problem.loader.js';
import { explainedOf } from '../../apps/api/src/features/matching/solver/explained.js';
import type { PlanResult, SolvedPlan } from '../../apps/api/src/features/matching/solver/plan.solver.js';
import { loadRegions } from '../../apps/api/src/features/regions/index.js';

const rounds = 3;
const triesEach = 40;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

async function loadProblem(em: EntityManager): Promise<MatchProblem> {
  const facts = await loadMatchFacts(em, { counties: {}, tops: {} }, new Date());
  const isNations = (id: string) => nations.has(id);
  const rows = await em.execute<{ id: string }[]>("select id from hospital where code ~ '^N[TC]-'");
  const nations = new Set(rows.map(({ id }) => id));
  return problemOf(
    {
      ...facts,
      needs: facts.needs.filter(({ hospitalId }) => isNations(hospitalId)),
      strengths: facts.strengths.filter(({ hospitalId }) => isNations(hospitalId)),
    },
    freeRules,
    noWishes,
  );
}

function solvedOf(result: PlanResult): SolvedPlan {
  if (result.kind !== 'solved') throw new Error(`the nation is ${result.kind}`);
  return result;
}

/** Work in a process of its own, so that its peak of memory is its own as well. */
function inProcess<T>(file: string, message: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), { serialization: 'advanced' });
    child.once('message', (answer) => {
      resolve(answer as T);
      child.kill();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code) reject(new Error(`${file} ended with ${code}`));
    });
    child.send(message);
  });
}

interface Solved {
  readonly results: readonly PlanResult[];
  readonly peakMb: number;
}

/** The reference: HiGHS alone, given every arc as a linear programme. */
interface RawSolved {
  readonly objective: number;
  readonly solveMs: number;
  readonly peakMb: number;
}

const solve = async (problem: MatchProblem, times: number) => {
  const { results, peakMb } = await inProcess<Solved>('./matching-ours.js', { problem, rounds: times });
  return { plans: results.map(solvedOf), peakMb };
};

/** Every explanation is replayed against the problem as it would be read back. */
function explainAll(problem: MatchProblem, plan: SolvedPlan) {
  const made = explainedOf(instanceOf(problem), plan);
  const kept = explainedOf(instanceOf(JSON.parse(JSON.stringify(problem)) as MatchProblem), plan);
  let explainedPairs = 0;
  let replayMismatches = 0;
  made.instance.asks.forEach((_, ask) => {
    const told = explain(made, ask);
    if (told.chosen) explainedPairs += 1;
    if (replay(kept, told).length > 0) replayMismatches += 1;
  });
  return { explainedPairs, replayMismatches };
}

/** One pin, or one hospital less, on the solved plan. Each answer is proven before the clock stops. */
function whatIfs(instance: MatchInstance, plan: SolvedPlan): number[] {
  const { flow } = explainedOf(instance, plan);
  return Array.from({ length: 2 * triesEach }, (_, at) => {
    const ask = (at * 61) % instance.asks.length;
    let top = (at * 37) % instance.tops;
    while (instance.score[ask * instance.tops + top] === 0 || instance.places[top] === 0) {
      top = (top + 1) % instance.tops;
    }
    const began = performance.now();
    const live: Assignment = flow.fork();
    if (at % 2 === 0) live.pin(ask, top);
    else live.changePlaces(top, 0);
    if (live.objective !== live.bound) throw new Error('a what-if was not proven');
    return performance.now() - began;
  });
}

const orm = await connectDatabase(process.env.DATABASE_OWNER_URL ?? '', entities);
try {
  await orm.migrator.up();
  await orm.em.fork().transactional(async (em) => {
    await loadRegions(em);
    await seedNation(em, '1', () => undefined);
  });
  const began = performance.now();
  const problem = await loadProblem(orm.em.fork());
  const loadMs = Math.round(performance.now() - began);
  const instance = instanceOf(problem);
  const { plans, peakMb } = await solve(problem, rounds);
  const raw = await inProcess<RawSolved>('./matching-raw.js', problem);
  // Once more after the reference, so that both have met the same machine.
  const after = await solve(problem, rounds);
  const own = [...plans, ...after.plans].map((one) => one.solveMs);
  const [plan] = plans;
  if (!plan) throw new Error('not solved');
  const solveMs = median(own);
  const told = explainAll(problem, plan);
  const tries = whatIfs(instance, plan);
  const maxDropped = Math.round(problem.living.length * 0.7);
  const ruled = { maxPartners: 3, isLeadRequired: true, team: groupTeam, maxDropped };
  const pins = problem.living.slice(0, 400).flatMap(({ countyId, topId }) => {
    const county = problem.counties.find(({ id }) => id === countyId);
    const top = problem.tops.find(({ id }) => id === topId);
    const ask = county?.asks.find((one) =>
      top?.offers.some((offer) => offer.specialty === one.specialty && offer.capability > one.capability),
    );
    return ask ? [{ countyId, topId, specialty: ask.specialty }] : [];
  });
  const ruledProblem = { ...problem, rules: ruled, pins: pins.slice(0, 5) };
  const withRules = await solve(ruledProblem, 1);
  const [sides] = withRules.plans;
  if (!sides) throw new Error('not solved');
  const gapOf = ({ bound, objective }: SolvedPlan) => rounded(((bound - objective) / bound) * 100, 4);
  const ratio = solveMs / raw.solveMs;
  console.log(
    JSON.stringify({
      name: 'matching',
      tops: problem.tops.length,
      counties: problem.counties.length,
      needs: instance.asks.length,
      arcs: instance.arcs,
      objective: plan.objective,
      bound: plan.bound,
      gapPercent: gapOf(plan),
      greedyRatio: rounded(plan.objective / plan.greedyObjective, 4),
      solveMs,
      peakMb,
      rawHighsMs: raw.solveMs,
      explainedPairs: told.explainedPairs,
      replayMismatches: told.replayMismatches,
      solveMsAll: own,
      loadMs,
      ratio: rounded(ratio, 3),
      rawHighsObjective: raw.objective,
      rawHighsPeakMb: raw.peakMb,
      solversAgree: raw.objective === plan.objective,
      whatIfMs: { median: rounded(median(tries)), most: rounded(Math.max(...tries)) },
      withRules: {
        objective: sides.objective,
        bound: sides.bound,
        gapPercent: gapOf(sides),
        pins: Math.min(5, pins.length),
        maxDropped,
        solveMs: sides.solveMs,
        peakMb: withRules.peakMb,
      },
    }),
  );
} finally {
  await orm.close();
}
