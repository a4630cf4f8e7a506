/** Says whether constraints, by their places in a list, can hold together. */
export type CanHold = (constraints: readonly number[]) => boolean;

/** More than this many are only thinned out: what is left cannot do without any one of them, but may not be the fewest. */
const exactLimit = 40;
const asksOfExact = 400;

/** Takes out one constraint after another as long as the rest cannot hold. */
function thinOut(constraints: readonly number[], canHold: CanHold): number[] {
  let left = [...constraints];
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length;) {
      const without = [...left.slice(0, at), ...left.slice(at + size)];
      if (without.length < left.length && !canHold(without)) left = without;
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
function grow(from: readonly number[], all: readonly number[], canHold: CanHold): Set<number> {
  const held = new Set(from);
  for (const one of all) if (!held.has(one) && canHold([...held, one])) held.add(one);
  return held;
}

/**
 * The smallest set of constraints that cannot hold together. What can be left out of a set that holds must be met by
 * every conflict, so that a smallest set meeting all of these is a smallest conflict once it cannot hold itself.
 * @param constraints that cannot all hold
 */
export function smallestConflict(constraints: readonly number[], canHold: CanHold): number[] {
  const enough = constraints.length <= exactLimit ? [...constraints] : thinOut(constraints, canHold);
  if (enough.length > exactLimit) return enough;
  const leftOut: number[][] = [];
  for (let asked = 0; asked < asksOfExact; asked += 1) {
    const candidate = smallestHitting(leftOut);
    if (!canHold(candidate)) return candidate;
    const held = grow(candidate, enough, canHold);
    leftOut.push(enough.filter((one) => !held.has(one)));
  }
  return thinOut(enough, canHold);
}
