import { instanceOf, type MatchProblem, type LinearModel, ModelWriter } from '@jiedui/domain';
import { IntegerSolver } from '../../apps/api/src/features/matching/solver/integer.solver.js';

/** Every arc as a column, every ask and every hospital as a row. */
function wholeModel(problem: MatchProblem): LinearModel {
  const { asks, tops, score, places } = instanceOf(problem);
  const writer = new ModelWriter();
  const byAsk = asks.map((): number[] => []);
  const byTop = problem.tops.map((): number[] => []);
  score.forEach((points, cell) => {
    if (points === 0) return;
    const column = writer.column(-points);
    byAsk[Math.floor(cell / tops)]?.push(column);
    byTop[cell % tops]?.push(column);
  });
  for (const columns of byAsk) writer.row(columns, [0, 1]);
  byTop.forEach((columns, top) => writer.row(columns, [0, places[top] as number]));
  return writer;
}

process.once('message', async (problem: MatchProblem) => {
  const solver = await IntegerSolver.load();
  const began = performance.now();
  const model = wholeModel(problem);
  const { columns } = solver.solve(model, { isInteger: false });
  const solveMs = Math.round(performance.now() - began);
  const objective = Math.round(
    -columns.reduce((sum, value, at) => sum + value * (model.cost[at] as number), 0),
  );
  process.send?.({ objective, solveMs, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) });
});
