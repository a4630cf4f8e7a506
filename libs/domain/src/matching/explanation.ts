import type { Assignment } from './assignment.js';
import type { InstanceAsk, MatchInstance } from './instance.js';
import type { MatchTop } from './matching.js';
import { askFacts, bondOf, homeOf, offerFacts, scoreOf, type ScoreParts } from './score.js';

/** One top hospital weighed for one ask. Numbers are whole points, and add up: net = total + rules − price. */
export interface Weighed {
  readonly top: number;
  readonly parts: ScoreParts;
  /** What the rules of the plan pay for this pair, or charge. */
  readonly rules: number;
  /** What one of its places is worth to others. */
  readonly price: number;
  readonly net: number;
  /** Wanted techniques that it masters. */
  readonly wantedMet: number;
}

export interface Explanation {
  readonly ask: number;
  readonly chosen: Weighed | undefined;
  /** What the plan gives this ask; no hospital offers it more. */
  readonly profit: number;
  /** The next best, best first. */
  readonly alternatives: readonly Weighed[];
}

const alternativesShown = 5;

/** What a plan is explained by: the facts, the scores with the rules priced, and the solved flow on them. */
export interface Explained {
  readonly instance: MatchInstance;
  readonly relaxed: Int32Array;
  readonly flow: Assignment;
  /** The plan itself; it is the flow's but for rules that need whole numbers. */
  readonly chosen: ArrayLike<number>;
}

/** The parts of a score, from the facts again. @returns nothing where the hospital has nothing to offer */
export function partsOf({ problem, asks, livingOf }: MatchInstance, ask: number, top: number) {
  const { county, ...facts } = asks[ask] as InstanceAsk;
  const hospital = problem.tops[top] as MatchTop;
  const home = problem.counties[county];
  const offer = hospital.offers.find(({ specialty }) => specialty === facts.specialty);
  if (!offer || !home) return undefined;
  const isLiving = livingOf[county]?.has(top) ?? false;
  const parts = scoreOf(askFacts(facts), offerFacts(offer), bondOf(homeOf(home), homeOf(hospital), isLiving));
  const wantedMet = facts.wantedTechniques.filter((one) => offer.techniques.includes(one)).length;
  return parts && { parts, wantedMet };
}

export function weigh({ instance, relaxed, flow }: Explained, ask: number, top: number): Weighed | undefined {
  const found = partsOf(instance, ask, top);
  if (!found) return undefined;
  const cell = ask * instance.tops + top;
  const rules = (relaxed[cell] as number) - (instance.score[cell] as number);
  const price = flow.price[top] as number;
  return { top, ...found, rules, price, net: found.parts.total + rules - price };
}

/** Why an ask is answered as it is: no other hospital gives it more, once places are paid for at what others would. */
export function explain(explained: Explained, ask: number): Explanation {
  const { instance, relaxed, flow, chosen } = explained;
  const own = chosen[ask] as number;
  const nets: { top: number; net: number }[] = [];
  for (let top = 0, cell = ask * instance.tops; top < instance.tops; top += 1, cell += 1) {
    if (top === own || (instance.score[cell] as number) === 0 || instance.places[top] === 0) continue;
    nets.push({ top, net: (relaxed[cell] as number) - (flow.price[top] as number) });
  }
  nets.sort((one, other) => other.net - one.net || one.top - other.top);
  return {
    ask,
    chosen: own < 0 ? undefined : weigh(explained, ask, own),
    profit: flow.profit[ask] as number,
    alternatives: nets.slice(0, alternativesShown).flatMap(({ top }) => weigh(explained, ask, top) ?? []),
  };
}

/**
 * Checks an explanation against the plan and the facts, without the code that made it.
 * @returns what does not add up; nothing where it all does
 */
export function replay(explained: Explained, { ask, chosen, profit, alternatives }: Explanation): string[] {
  const { instance, flow } = explained;
  const faults: string[] = [];
  const isPinned = (instance.pinned[ask] as number) >= 0;
  for (const one of [...(chosen ? [chosen] : []), ...alternatives]) {
    const { help, continuity, region, language, distance, need, strength, fit, total } = one.parts;
    const sum = Math.max(1, help + continuity + region + language - distance);
    const cell = ask * instance.tops + one.top;
    if (Math.round((need * strength * fit) / 100) !== help || sum !== total) faults.push('parts');
    if (total !== instance.score[cell]) faults.push('score');
    if (total + one.rules - one.price !== one.net) faults.push('net');
    if (one.price > 0 && flow.freePlaces(one.top) > 0) faults.push('price of a free place');
  }
  const best = Math.max(0, ...alternatives.map(({ net }) => net));
  if (!isPinned && best > profit) faults.push('a better one');
  if (!isPinned && chosen && chosen.net > profit) faults.push('profit');
  return faults;
}
