import {
  type Assignment,
  ConflictModel,
  constraintOf,
  constraintsOf,
  type MatchConstraint,
  type MatchInstance,
  type MatchProblem,
  missingCost,
  type RulePrices,
  smallestConflict,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { IntegerSolver } from './integer.solver.js';

interface Evidence {
  /** Of a plan with something missing: what the conflict is about has prices near the cost of what is missing. */
  readonly prices?: RulePrices | undefined;
  readonly flow?: Assignment | undefined;
}

/** Prices from here on come of what is missing, not of scores. */
const high = missingCost / 20;
/** How long is searched for fewer constraints, and how long one set of them is looked at. */
const searchMs = 60_000;
const judgementMs = 10_000;
/** Up to this many constraints all of them are looked at. */
const allUpTo = 60;

/** The constraints that the conflict can be among. What has no part in it is left out of the problem altogether. */
function partOf({ problem }: MatchInstance, { prices, flow }: Evidence): MatchProblem {
  const counties = new Set<HospitalId>();
  const tops = new Set<HospitalId>(problem.pins.map(({ topId }) => topId));
  for (const { countyId } of problem.pins) counties.add(countyId);
  for (const { county, price } of prices?.rules ?? []) {
    const id = problem.counties[county]?.id;
    if (price >= high && id) counties.add(id);
  }
  problem.tops.forEach(({ id }, at) => {
    if ((flow?.price[at] ?? 0) >= high) tops.add(id);
  });
  const isChurn = (prices?.kept ?? 0) >= high;
  const isLiving = new Set(problem.living.map(({ countyId }) => countyId));
  return {
    ...problem,
    counties: problem.counties.filter(({ id }) => counties.has(id) || (isChurn && isLiving.has(id))),
    tops: problem.tops,
    rules: isChurn ? problem.rules : { ...problem.rules, maxDropped: null },
  };
}

/**
 * The smallest set of constraints that cannot hold together; where many take part, one that cannot do without any of
 * its own, or what was found in the time.
 * @returns nothing where no conflict was found among the suspects
 */
export async function conflictOf(
  instance: MatchInstance,
  solver: IntegerSolver,
  evidence: Evidence,
): Promise<MatchConstraint[]> {
  const { problem } = instance;
  const all = constraintsOf(problem);
  const part = all.length <= allUpTo ? problem : partOf(instance, evidence);
  const limited = new Set(
    problem.tops.flatMap(({ id }, at) => ((evidence.flow?.price[at] ?? 0) >= high ? [id] : [])),
  );
  for (const { topId } of problem.pins) limited.add(topId);
  const constraints = constraintsOf(part).filter(
    ({ kind, topId }) => part === problem || kind !== 'places' || (topId !== null && limited.has(topId)),
  );
  const model = new ConflictModel(part);
  const over = performance.now() + searchMs;
  const judge = {
    canHold: (places: readonly number[]): boolean => {
      const held = places.flatMap((place) => constraints[place] ?? []);
      const options = { isInteger: true, timeLimitMs: judgementMs };
      return solver.solve(model.modelOf(held), options).state !== 'infeasible';
    },
    isOver: () => performance.now() > over,
  };
  const found = smallestConflict([...constraints.keys()], judge).flatMap((place) => constraints[place] ?? []);
  return found.flatMap((one) => withMissingOffer(instance, one));
}

/** A pin that cannot be for want of an offer says so. */
function withMissingOffer({ problem }: MatchInstance, constraint: MatchConstraint): MatchConstraint[] {
  if (constraint.kind !== 'pin') return [constraint];
  const { countyId, topId, specialty } = constraint;
  const ask = problem.counties
    .find(({ id }) => id === countyId)
    ?.asks.find((one) => one.specialty === specialty);
  const offer = problem.tops
    .find(({ id }) => id === topId)
    ?.offers.find((one) => one.specialty === specialty);
  const isOffered = ask && offer && offer.capability > ask.capability && offer.capability >= 3;
  return isOffered ? [constraint] : [constraint, constraintOf('noOffer', { countyId, topId, specialty })];
}
