import type { MatchInstance } from './instance.js';

/** The best arc first, as long as there is a place: the plan to compare with. @returns of each ask its top hospital, or -1 */
export function greedyChoice({ asks, tops, score, places }: MatchInstance): Int32Array {
  const arcs = Array.from(score.keys()).filter((cell) => (score[cell] as number) > 0);
  arcs.sort((one, other) => (score[other] as number) - (score[one] as number) || one - other);
  const left = places.slice();
  const chosen = new Int32Array(asks.length).fill(-1);
  for (const cell of arcs) {
    const ask = Math.floor(cell / tops);
    const top = cell % tops;
    if (chosen[ask] !== -1 || (left[top] as number) === 0) continue;
    chosen[ask] = top;
    left[top] = (left[top] as number) - 1;
  }
  return chosen;
}

export const sumOfScores = ({ score, tops }: MatchInstance, chosen: Int32Array): number =>
  chosen.reduce((sum, top, ask) => sum + (top < 0 ? 0 : (score[ask * tops + top] as number)), 0);
