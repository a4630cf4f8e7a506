import {
  addArcs,
  approximatePrices,
  Assignment,
  brokenBy,
  greedyChoice,
  instanceOf,
  type MatchConstraint,
  type MatchingStage,
  type MatchInstance,
  type MatchProblem,
  noPrices,
  relax,
  type Relaxation,
  type RulePrices,
  rulePricesOf,
  sideModelOf,
  type SideModel,
  solveRelaxed,
  sumOfScores,
} from '@jiedui/domain';
import { conflictOf } from './conflict.finder.js';
import { IntegerSolver } from './integer.solver.js';

export type OnProgress = (stage: MatchingStage, percent: number) => void;

/** A plan by places of asks and top hospitals in the instance of its problem. Numbers are whole points. */
export interface SolvedPlan {
  readonly kind: 'solved';
  /** Of each ask its top hospital, or -1. */
  readonly chosen: readonly number[];
  readonly objective: number;
  /** Proven for the whole problem: prices of the rules and of the places, over all arcs. */
  readonly bound: number;
  readonly rulePrices: RulePrices;
  readonly prices: readonly number[];
  readonly greedyObjective: number;
  readonly arcs: number;
  readonly solveMs: number;
}

export type PlanResult =
  | SolvedPlan
  | { readonly kind: 'infeasible'; readonly conflict: readonly MatchConstraint[] }
  | { readonly kind: 'timeOver' };

const roundsMost = 8;
const integerGap = 2e-5;
const integerTimeMs = 150_000;
const fractional = 1e-6;

/** Solves a problem exactly: the network by flow over all arcs, its rules by integers, and each proves the other. */
export async function solvePlan(problem: MatchProblem, onProgress: OnProgress): Promise<PlanResult> {
  const began = performance.now();
  onProgress('scoring', 0);
  const result = await new PlanSolver(instanceOf(problem), onProgress).solve();
  return result.kind === 'solved' ? { ...result, solveMs: Math.round(performance.now() - began) } : result;
}

interface Bound {
  readonly bound: number;
  readonly flow: Assignment;
  readonly prices: RulePrices;
}

class PlanSolver {
  constructor(
    private readonly instance: MatchInstance,
    private readonly onProgress: OnProgress,
  ) {}

  async solve(): Promise<PlanResult> {
    const { instance } = this;
    if (!arePinsPossible(instance)) return this.conflict();
    this.onProgress('network', 10);
    const network = solveRelaxed(instance, { score: instance.score, constant: 0 }, this.startPrices());
    this.onProgress('network', 40);
    if (brokenBy(instance, network.flow.chosen).length > 0) return this.solveRules(network.flow);
    this.onProgress('certifying', 95);
    return this.planOf(Array.from(network.flow.chosen), network, noPrices);
  }

  private startPrices(): Int32Array {
    const { instance } = this;
    const open = instance.places.slice();
    for (const top of instance.pinned) if (top >= 0) open[top] = (open[top] as number) - 1;
    return approximatePrices({ ...instance, places: open });
  }

  /**
   * The model of the rules begins with the arcs that lose least and grows by those that its own prices call for, until
   * the flow over all arcs proves that no other arc could help.
   */
  private async solveRules(network: Assignment): Promise<PlanResult> {
    const { instance } = this;
    const solver = await IntegerSolver.load();
    const cells = new Set<number>();
    let flow = network;
    let relaxation: Relaxation = { score: instance.score, constant: 0 };
    let best: Bound | undefined;
    for (let round = 1; ; round += 1) {
      const before = cells.size;
      addArcs(instance, relaxation.score, flow, cells);
      this.onProgress('rules', Math.min(70, 40 + 8 * round));
      const model = sideModelOf(instance, [...cells]);
      const linear = solver.solve(model, { isInteger: false });
      if (linear.state === 'infeasible') return this.conflict(best);
      if (linear.state === 'stopped') return { kind: 'timeOver' };
      const value = valueOf(model, linear.columns);
      const prices = rulePricesOf(model, linear.dual);
      relaxation = relax(instance, prices);
      const relaxed = solveRelaxed(instance, relaxation, flow.price);
      flow = relaxed.flow;
      if (!best || relaxed.bound < best.bound) best = { bound: relaxed.bound, flow, prices };
      const isClosed = best.bound - value <= Math.abs(best.bound) * integerGap;
      if (!isClosed && cells.size > before && round < roundsMost) continue;
      if (isMissing(model, linear.columns)) return this.conflict(best);
      return this.wholePlan(solver, model, linear.columns, best);
    }
  }

  /** @param columns of the linear model, which are often whole already */
  private wholePlan(
    solver: IntegerSolver,
    model: SideModel,
    columns: Float64Array,
    best: Bound,
  ): Promise<PlanResult> | PlanResult {
    let whole = columns;
    if (!isWhole(columns)) {
      this.onProgress('rules', 75);
      const options = { isInteger: true, relativeGap: integerGap, timeLimitMs: integerTimeMs };
      const integers = solver.solve(model, options);
      if (integers.state === 'infeasible') return this.conflict(best);
      if (integers.columns.length === 0) return { kind: 'timeOver' };
      if (isMissing(model, integers.columns)) {
        return integers.state === 'optimal' ? this.conflict(best) : { kind: 'timeOver' };
      }
      whole = integers.columns;
    }
    this.onProgress('certifying', 95);
    return this.planOf(chosenBy(this.instance, model, whole), best, best.prices);
  }

  private planOf(
    chosen: number[],
    { flow, bound }: { flow: Assignment; bound: number },
    rulePrices: RulePrices,
  ): SolvedPlan {
    const { instance } = this;
    const objective = sumOfScores(instance, Int32Array.from(chosen));
    if (objective > bound) throw new Error(`a plan of ${objective} is above its bound of ${bound}`);
    return {
      kind: 'solved',
      chosen,
      objective,
      bound,
      rulePrices,
      prices: [...flow.price],
      greedyObjective: sumOfScores(instance, greedyChoice(instance)),
      arcs: instance.arcs,
      solveMs: 0,
    };
  }

  /** What cannot hold together; where nothing was found to conflict, the time was too short to solve it. */
  private async conflict(best?: Bound): Promise<PlanResult> {
    this.onProgress('certifying', 90);
    const evidence = { prices: best?.prices, flow: best?.flow };
    const conflict = await conflictOf(this.instance, await IntegerSolver.load(), evidence);
    return conflict.length === 0 ? { kind: 'timeOver' } : { kind: 'infeasible', conflict };
  }
}

/** Each pin is an arc of its own, and no hospital has more of them than places. */
function arePinsPossible({ problem, score, tops, pinned, places }: MatchInstance): boolean {
  const count = new Map<number, number>();
  let found = 0;
  for (let ask = 0; ask < pinned.length; ask += 1) {
    const top = pinned[ask] as number;
    if (top < 0) continue;
    if (score[ask * tops + top] === 0) return false;
    found += 1;
    count.set(top, (count.get(top) ?? 0) + 1);
  }
  return found === problem.pins.length && [...count].every(([top, pins]) => pins <= (places[top] as number));
}

const valueOf = ({ cost }: SideModel, columns: Float64Array): number =>
  -columns.reduce((sum, value, at) => sum + value * (cost[at] as number), 0);

const isWhole = (columns: Float64Array): boolean =>
  columns.every((value) => Math.abs(value - Math.round(value)) < fractional);

const isMissing = ({ missing }: SideModel, columns: Float64Array): boolean =>
  missing.some((column) => (columns[column] ?? 0) > fractional);

function chosenBy({ asks, tops }: MatchInstance, { cells }: SideModel, columns: Float64Array): number[] {
  const chosen = asks.map(() => -1);
  cells.forEach((cell, column) => {
    if ((columns[column] as number) > 0.5) chosen[Math.floor(cell / tops)] = cell % tops;
  });
  return chosen;
}
