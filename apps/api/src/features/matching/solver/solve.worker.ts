import type { MatchingFigures } from '@jiedui/contracts';
import { instanceOf, type MatchingStage, type MatchProblem } from '@jiedui/domain';
import { parentPort, workerData } from 'node:worker_threads';
import { choiceRows, type ChoiceRow, figuresOf } from './plan.figures.js';
import { type PlanResult, type SolvedPlan, solvePlan } from './plan.solver.js';

/** A plan with all that is kept of it, so that no other thread has to score the problem again. */
export interface FinishedPlan {
  readonly kind: 'finished';
  readonly plan: SolvedPlan;
  readonly choices: readonly ChoiceRow[];
  readonly figures: MatchingFigures;
}
export type SolveResult = FinishedPlan | Exclude<PlanResult, SolvedPlan>;

/** What the solving thread says; it is given the problem as its data, and ends after the result. */
export type SolveMessage =
  | { readonly kind: 'progress'; readonly stage: MatchingStage; readonly percent: number }
  | { readonly kind: 'result'; readonly result: SolveResult };

const say = (message: SolveMessage) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
  parentPort?.postMessage(message);

const problem = workerData as MatchProblem;
const result = await solvePlan(problem, (stage, percent) => say({ kind: 'progress', stage, percent }));
say({ kind: 'result', result: result.kind === 'solved' ? finished(result) : result });

function finished(plan: SolvedPlan): FinishedPlan {
  const instance = instanceOf(problem);
  return { kind: 'finished', plan, choices: choiceRows(instance, plan), figures: figuresOf(instance, plan) };
}
