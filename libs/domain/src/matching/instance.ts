import type { HospitalId } from '@jiedui/kernel';
import { leadCapability, type MatchAsk, type MatchProblem } from './matching.js';
import { type AskFacts, askFacts, bondOf, type Home, homeOf, offerFacts, scoreOf } from './score.js';

export interface InstanceAsk extends MatchAsk {
  /** Place of the county in the problem. */
  readonly county: number;
}

/**
 * A problem with places in lists instead of ids. `score[ask * tops + top]` is in points, 0 where the top hospital
 * cannot or must not answer.
 */
export interface MatchInstance {
  readonly problem: MatchProblem;
  readonly asks: readonly InstanceAsk[];
  /** Of each county, the places of its asks. */
  readonly asksOf: readonly (readonly number[])[];
  readonly tops: number;
  readonly score: Int32Array;
  /** 1 where the top hospital could lead in the ask. */
  readonly isLead: Uint8Array;
  readonly places: Int32Array;
  /** Of each ask the top hospital that is pinned to it, or -1. */
  readonly pinned: Int32Array;
  /** Of each county, the places of the top hospitals that it is paired with today. */
  readonly livingOf: readonly ReadonlySet<number>[];
  readonly arcs: number;
}

export const placesById = (hospitals: readonly { readonly id: HospitalId }[]): Map<HospitalId, number> =>
  new Map(hospitals.map(({ id }, at) => [id, at]));

export function instanceOf(problem: MatchProblem): MatchInstance {
  const { counties, tops } = problem;
  const countyAt = placesById(counties);
  const topAt = placesById(tops);
  const asks = counties.flatMap((county, at) => county.asks.map((ask) => ({ ...ask, county: at })));
  const asksOf = counties.map((): number[] => []);
  asks.forEach(({ county }, at) => asksOf[county]?.push(at));
  const livingOf = counties.map(() => new Set<number>());
  for (const { countyId, topId } of problem.living) {
    const [county, top] = [countyAt.get(countyId), topAt.get(topId)];
    if (county !== undefined && top !== undefined) livingOf[county]?.add(top);
  }
  const grid = scoresOf(problem, asksOf, asks, livingOf);
  const askAt = (countyId: HospitalId, specialty: string) =>
    asksOf[countyAt.get(countyId) ?? -1]?.find((at) => asks[at]?.specialty === specialty);
  for (const { countyId, topId, specialty } of problem.bans) {
    const top = topAt.get(topId);
    const banned = specialty === null ? asksOf[countyAt.get(countyId) ?? -1] : [askAt(countyId, specialty)];
    for (const at of banned ?? []) {
      if (at !== undefined && top !== undefined) grid.score[at * tops.length + top] = 0;
    }
  }
  const pinned = new Int32Array(asks.length).fill(-1);
  for (const { countyId, topId, specialty } of problem.pins) {
    const at = askAt(countyId, specialty);
    if (at !== undefined) pinned[at] = topAt.get(topId) ?? -1;
  }
  return {
    problem,
    asks,
    asksOf,
    tops: tops.length,
    ...grid,
    places: Int32Array.from(tops, ({ places }) => places),
    pinned,
    livingOf,
    arcs: grid.score.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0),
  };
}

function scoresOf(
  { counties, tops }: MatchProblem,
  asksOf: readonly (readonly number[])[],
  asks: readonly InstanceAsk[],
  livingOf: readonly ReadonlySet<number>[],
) {
  const score = new Int32Array(asks.length * tops.length);
  const isLead = new Uint8Array(asks.length * tops.length);
  const facts = asks.map(askFacts);
  const offers = tops.map((top) => new Map(top.offers.map((offer) => [offer.specialty, offerFacts(offer)])));
  const homes = tops.map(homeOf);
  counties.forEach((county, countyAt) => {
    const home = homeOf(county);
    const own = asksOf[countyAt] ?? [];
    if (own.length === 0) return;
    tops.forEach((_, topAt) => {
      const bond = bondOf(home, homes[topAt] as Home, livingOf[countyAt]?.has(topAt) ?? false);
      for (const at of own) {
        const ask = asks[at] as InstanceAsk;
        const offer = offers[topAt]?.get(ask.specialty);
        const parts = offer && scoreOf(facts[at] as AskFacts, offer, bond);
        if (!parts) continue;
        const cell = at * tops.length + topAt;
        score[cell] = parts.total;
        isLead[cell] = offer.capability >= leadCapability ? 1 : 0;
      }
    });
  });
  return { score, isLead };
}
