import type { Assignment } from './assignment.js';
import type { MatchInstance } from './instance.js';

/** Problems up to this size are handed to the integer solver whole. */
const wholeUpTo = 60_000;
const within = 150;
const most = 12;
const least = 3;
const leadsKept = 2;

/**
 * Adds the arcs that may matter to a model of the rules: those that lose little at the prices of the flow, some leads,
 * living pairings, and what is chosen. What is left out costs no truth: the flow over all arcs bounds the plan, and
 * names the arcs that a next round must add.
 * @param relaxed scores with the rules priced
 */
export function addArcs(
  instance: MatchInstance,
  relaxed: Int32Array,
  flow: Assignment,
  cells: Set<number>,
): void {
  const { asks, tops, score, isLead, places, livingOf, pinned } = instance;
  if (instance.arcs <= wholeUpTo) {
    score.forEach((points, cell) => {
      if (points > 0) cells.add(cell);
    });
    return;
  }
  asks.forEach(({ county }, ask) => {
    const open: { cell: number; net: number }[] = [];
    for (let top = 0, cell = ask * tops; top < tops; top += 1, cell += 1) {
      if (score[cell] === 0 || places[top] === 0) continue;
      open.push({ cell, net: (relaxed[cell] as number) - (flow.price[top] as number) });
    }
    open.sort((one, other) => other.net - one.net);
    const worst = (open[0]?.net ?? 0) - within;
    const near = open.slice(0, most).filter(({ net }, at) => at < least || net >= worst);
    const leads = open.filter(({ cell }) => isLead[cell]).slice(0, leadsKept);
    for (const { cell } of [...near, ...leads]) cells.add(cell);
    for (const top of [...(livingOf[county] ?? []), flow.chosen[ask] as number, pinned[ask] as number]) {
      if (top >= 0 && score[ask * tops + top] !== 0) cells.add(ask * tops + top);
    }
  });
}
