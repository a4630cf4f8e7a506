import { Assignment, type Explained, type MatchInstance, relax } from '@jiedui/domain';
import type { SolvedPlan } from './plan.solver.js';

/**
 * What a stored plan is explained by: its flow again, from its own prices, which are optimal already and make this quick.
 */
export function explainedOf(instance: MatchInstance, plan: Omit<SolvedPlan, 'kind'>): Explained {
  const { score: relaxed } = relax(instance, plan.rulePrices);
  const flow = new Assignment(instance.asks.length, instance.tops, relaxed, instance.places);
  instance.pinned.forEach((top, ask) => {
    if (top >= 0) flow.pin(ask, top);
  });
  flow.solve(Int32Array.from(plan.prices));
  return { instance, relaxed, flow, chosen: plan.chosen };
}
