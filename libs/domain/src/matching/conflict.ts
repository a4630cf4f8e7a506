/** Judges constraints by their places in a list. */
export interface ConflictJudge {
  /** Whether they can hold together; in doubt they can. */
  canHold(constraints: readonly number[]): boolean;
  /** Nobody waits any longer: what is known by now has to do. */
  isOver(): boolean;
}

/** More than this many are only thinned out: what is left cannot do without any one of them, but may not be the fewest. */
const exactLimit = 40;

/** Takes out one constraint after another as long as the rest cannot hold. */
function thinOut(constraints: readonly number[], judge: ConflictJudge): number[] {
  let left = [...constraints];
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length && !judge.isOver();) {
      const without = [...left.slice(0, at), ...left.slice(at + size)];
      if (without.length < left.length && !judge.canHold(without)) left = without;
      else at += size;
    }
  }
  return left;
}

/** A smallest set that meets every one of these sets. */
function smallestHitting(sets: readonly (readonly number[])[]): number[] {
  let best: number[] | undefined;
  const search = (chosen: number[]): void => {
    if (best && chosen.length >= best.length) return;
    const missed = sets.find((set) => !set.some((one) => chosen.includes(one)));
    if (!missed) {
      best = chosen;
      return;
    }
    for (const one of missed) search([...chosen, one]);
  };
  search([]);
  return best ?? [];
}

/** As many constraints as can hold together with these, taken in their order. */
function grow(from: readonly number[], all: readonly number[], judge: ConflictJudge): Set<number> {
  const held = new Set(from);
  for (const one of all) if (!held.has(one) && judge.canHold([...held, one])) held.add(one);
  return held;
}

/**
 * The smallest set of constraints that cannot hold together. What can be left out of a set that holds must be met by
 * every conflict, so that a smallest set meeting all of these is a smallest conflict once it cannot hold itself.
 * @returns nothing where they can all hold
 */
export function smallestConflict(constraints: readonly number[], judge: ConflictJudge): number[] {
  if (judge.canHold(constraints)) return [];
  const enough = constraints.length <= exactLimit ? [...constraints] : thinOut(constraints, judge);
  if (enough.length > exactLimit) return enough;
  const leftOut: number[][] = [];
  while (!judge.isOver()) {
    const candidate = smallestHitting(leftOut);
    if (!judge.canHold(candidate)) return candidate;
    const held = grow(candidate, enough, judge);
    leftOut.push(enough.filter((one) => !held.has(one)));
  }
  return enough;
}
