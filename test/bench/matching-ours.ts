import type { MatchProblem } from '@jiedui/domain';
import { solvePlan } from '../../apps/api/src/features/matching/solver/plan.solver.js';

/** Solves a problem so many times in a process of its own, as the product does in a thread. */
process.once('message', async ({ problem, rounds }: { problem: MatchProblem; rounds: number }) => {
  const results = [];
  for (let round = 0; round < rounds; round += 1) results.push(await solvePlan(problem, () => undefined));
  process.send?.({ results, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) });
});
