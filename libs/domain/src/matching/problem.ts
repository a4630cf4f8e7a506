import type { HospitalId } from '@jiedui/kernel';
import type { RegionCode } from '../access/region-code.js';
import { asksForHelp, type CountyNeeds, placesOf, type TopStrengths } from '../need/need.js';
import type {
  MatchBan,
  MatchChoice,
  MatchCounty,
  MatchPair,
  MatchProblem,
  MatchRules,
  MatchTop,
} from './matching.js';
import { canAnswer } from './score.js';

/** What of a hospital a plan looks at, besides its answers. */
export interface MatchHospital {
  readonly id: HospitalId;
  readonly regionCode: RegionCode;
  readonly isKeyCounty: boolean;
}

/** What somebody wants of a plan. A hospital without places is withdrawn. */
export interface MatchWishes {
  readonly pins: readonly MatchChoice[];
  readonly bans: readonly MatchBan[];
  readonly places: readonly { readonly topId: HospitalId; readonly places: number }[];
}

export const noWishes: MatchWishes = { pins: [], bans: [], places: [] };

export interface MatchFacts {
  readonly needs: readonly CountyNeeds[];
  readonly strengths: readonly TopStrengths[];
  readonly hospitals: ReadonlyMap<HospitalId, MatchHospital>;
  readonly living: readonly MatchPair[];
  /** Of a top hospital, the county hospitals outside the plan that it is paired with: each keeps a place taken. */
  readonly takenElsewhere: ReadonlyMap<HospitalId, number>;
}

/** Problems are the same whatever order the facts came in. */
const byId = <T extends { readonly id: HospitalId }>(items: readonly T[]): T[] =>
  items.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** A county hospital that asks for nothing, or a top hospital that gives nothing, is left out. */
export function problemOf(
  { needs, strengths, hospitals, living, takenElsewhere }: MatchFacts,
  rules: MatchRules,
  wishes: MatchWishes,
): MatchProblem {
  const changed = new Map(wishes.places.map(({ topId, places }) => [topId, places]));
  const counties = needs.flatMap(({ hospitalId, languages, specialties }) => {
    const hospital = hospitals.get(hospitalId);
    const asks = specialties.filter(asksForHelp);
    if (!hospital || asks.length === 0) return [];
    const { regionCode, isKeyCounty } = hospital;
    return [{ id: hospitalId, regionCode, languages, isTeam: isKeyCounty, asks: asks.map(askOf) }];
  });
  const tops = strengths.flatMap((strength) => {
    const { hospitalId, languages, specialties } = strength;
    const hospital = hospitals.get(hospitalId);
    if (!hospital) return [];
    const free = Math.max(0, placesOf(strength) - (takenElsewhere.get(hospitalId) ?? 0));
    const places = changed.get(hospitalId) ?? free;
    const offers = specialties.map(({ specialty, capability, techniques }) => ({
      specialty,
      capability,
      techniques,
    }));
    return [{ id: hospitalId, regionCode: hospital.regionCode, languages, places, offers }];
  });
  const { pins, bans } = wishes;
  return {
    counties: byId(counties),
    tops: byId(tops),
    living: living.filter(isKeepable(counties, tops)),
    pins,
    bans,
    rules,
  };
}

/** A pairing can go on where the county asks for something that the top hospital is better in. */
function isKeepable(counties: readonly MatchCounty[], tops: readonly MatchTop[]) {
  const asksOf = new Map(counties.map(({ id, asks }) => [id, asks]));
  const offersOf = new Map(tops.map(({ id, offers }) => [id, offers]));
  return ({ countyId, topId }: MatchPair): boolean =>
    (asksOf.get(countyId) ?? []).some((ask) =>
      (offersOf.get(topId) ?? []).some((offer) => offer.specialty === ask.specialty && canAnswer(ask, offer)),
    );
}

const askOf = ({
  specialty,
  casesPerYear,
  transferOutPercent,
  capability,
  wantedTechniques,
}: CountyNeeds['specialties'][number]) => ({
  specialty,
  casesPerYear,
  transferOutPercent,
  capability,
  wantedTechniques,
});
