import { Assignment, type Explained, type MatchInstance, relax } from '@jiedui/domain';
import type { SolvedPlan } from './plan.solver.js';

const flowOf = ({ asks, tops, places, pinned }: MatchInstance, relaxed: Int32Array): Assignment => {
  const flow = new Assignment(asks.length, tops, relaxed, places);
  pinned.forEach((top, ask) => {
    if (top >= 0) flow.pin(ask, top);
  });
  return flow;
};

/**
 * What a stored plan is explained by: its flow again, taken up where the plan left it. Where rules needed whole numbers
 * that no prices prove, the flow is solved from the plan's prices, and may differ from the plan in some choices.
 */
export function explainedOf(instance: MatchInstance, plan: Omit<SolvedPlan, 'kind'>): Explained {
  const { score: relaxed } = relax(instance, plan.rulePrices);
  const prices = Int32Array.from(plan.prices);
  const resumed = flowOf(instance, relaxed);
  if (resumed.resume(prices, plan.chosen)) {
    return { instance, relaxed, flow: resumed, chosen: plan.chosen };
  }
  const flow = flowOf(instance, relaxed);
  flow.solve(prices);
  return { instance, relaxed, flow, chosen: plan.chosen };
}
