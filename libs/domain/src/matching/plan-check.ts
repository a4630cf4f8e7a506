import { constraintOf, type MatchConstraint } from './constraint.js';
import type { MatchInstance } from './instance.js';
import { mustKeepOf } from './side-model.js';
import { sidesOf } from './sides.js';

/** Living pairings that a plan keeps. @param chosen of each ask its top hospital, or -1 */
export const keptOf = ({ asksOf, livingOf }: MatchInstance, chosen: ArrayLike<number>): number =>
  asksOf.reduce((sum, asks, county) => {
    const partners = new Set(asks.map((ask) => chosen[ask]));
    return sum + [...(livingOf[county] ?? [])].filter((top) => partners.has(top)).length;
  }, 0);

/** The constraints that a plan breaks. @param chosen of each ask its top hospital, or -1 */
export function brokenBy(instance: MatchInstance, chosen: ArrayLike<number>): MatchConstraint[] {
  const { problem, asks, tops, score, places, pinned } = instance;
  const broken: MatchConstraint[] = [];
  const taken = new Int32Array(tops);
  asks.forEach(({ county, specialty }, ask) => {
    const top = chosen[ask] as number;
    const countyId = problem.counties[county]?.id ?? null;
    const pin = pinned[ask] as number;
    const pinnedId = problem.tops[pin]?.id ?? null;
    if (pin >= 0 && pin !== top) broken.push(constraintOf('pin', { countyId, specialty, topId: pinnedId }));
    if (top < 0) return;
    taken[top] = (taken[top] as number) + 1;
    const topId = problem.tops[top]?.id ?? null;
    if (score[ask * tops + top] === 0) broken.push(constraintOf('ban', { countyId, specialty, topId }));
  });
  taken.forEach((count, top) => {
    const limit = places[top] as number;
    const topId = problem.tops[top]?.id ?? null;
    if (count > limit) broken.push(constraintOf('places', { topId, limit }));
  });
  problem.counties.forEach((_, county) => broken.push(...brokenInCounty(instance, county, chosen)));
  const mustKeep = mustKeepOf(instance);
  if (mustKeep !== null && keptOf(instance, chosen) < mustKeep) {
    broken.push(constraintOf('maxDropped', { limit: problem.rules.maxDropped }));
  }
  return broken;
}

function brokenInCounty(
  instance: MatchInstance,
  county: number,
  chosen: ArrayLike<number>,
): MatchConstraint[] {
  const { problem, asksOf, isLead, tops } = instance;
  const side = sidesOf(instance, county);
  const countyId = problem.counties[county]?.id ?? null;
  const answered = (asksOf[county] ?? []).filter((ask) => (chosen[ask] as number) >= 0);
  const perTop = new Map<number, number>();
  for (const ask of answered) {
    perTop.set(chosen[ask] as number, (perTop.get(chosen[ask] as number) ?? 0) + 1);
  }
  const most = Math.max(0, ...perTop.values());
  const broken: MatchConstraint[] = [];
  const mind = (isBroken: boolean, kind: MatchConstraint['kind'], limit: number | null) => {
    if (isBroken) broken.push(constraintOf(kind, { countyId, limit }));
  };
  const isLed = answered.some((ask) => isLead[ask * tops + (chosen[ask] as number)]);
  mind(side.isLeadRequired && !isLed, 'lead', 1);
  mind(answered.length < side.minPosts, 'minPosts', side.minPosts);
  mind(answered.length > (side.maxPosts ?? answered.length), 'maxPosts', side.maxPosts);
  mind(most > side.maxPerHospital, 'perHospital', side.maxPerHospital);
  mind(perTop.size > (side.maxPartners ?? perTop.size), 'maxPartners', side.maxPartners);
  return broken;
}
