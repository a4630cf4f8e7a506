import type { MatchingStage, MatchProblem } from '@jiedui/domain';
import { parentPort, workerData } from 'node:worker_threads';
import { type PlanResult, solvePlan } from './plan.solver.js';

/** What the solving thread says; it is given the problem as its data, and ends after the result. */
export type SolveMessage =
  | { readonly kind: 'progress'; readonly stage: MatchingStage; readonly percent: number }
  | { readonly kind: 'result'; readonly result: PlanResult };

const say = (message: SolveMessage) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
  parentPort?.postMessage(message);

const result = await solvePlan(workerData as MatchProblem, (stage, percent) =>
  say({ kind: 'progress', stage, percent }),
);
say({ kind: 'result', result });
