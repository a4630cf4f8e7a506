import {
  type CapabilityLevel,
  freeRules,
  type MatchCounty,
  type MatchProblem,
  type MatchTop,
  specialties,
  techniquesOf,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import fc from 'fast-check';

const regions = ['31', '53', '65', '51'] as const;
const few = specialties.slice(0, 4);

const countyOf = (at: number): fc.Arbitrary<MatchCounty> =>
  fc
    .record({
      regionCode: fc.constantFrom(...regions),
      languages: fc.subarray(['uig', 'bod'] as const),
      isTeam: fc.boolean(),
      asked: fc.subarray(few, { minLength: 1 }),
      casesPerYear: fc.integer({ min: 0, max: 4_000 }),
      transferOutPercent: fc.integer({ min: 0, max: 100 }),
      capability: fc.constantFrom<CapabilityLevel>(0, 1, 2, 3),
    })
    .map(({ asked, casesPerYear, transferOutPercent, capability, ...county }) => ({
      ...county,
      id: `county-${at}` as HospitalId,
      asks: asked.map((specialty, index) => ({
        specialty,
        casesPerYear: casesPerYear + index * 100,
        transferOutPercent,
        capability,
        wantedTechniques: techniquesOf[specialty].slice(0, (at + index) % 3),
      })),
    }));

const topOf = (at: number): fc.Arbitrary<MatchTop> =>
  fc
    .record({
      regionCode: fc.constantFrom(...regions),
      languages: fc.subarray(['uig', 'bod'] as const),
      places: fc.integer({ min: 0, max: 3 }),
      offered: fc.subarray(few),
      capability: fc.constantFrom<CapabilityLevel>(3, 4, 5),
      techniques: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ offered, capability, techniques, ...top }) => ({
      ...top,
      id: `top-${at}` as HospitalId,
      offers: offered.map((specialty) => ({
        specialty,
        capability,
        techniques: techniquesOf[specialty].slice(0, techniques),
      })),
    }));

const listOf = <T>(most: number, one: (at: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => one(at))));

/** Small problems without rules, with pairings that live already. */
export const problems: fc.Arbitrary<MatchProblem> = fc
  .tuple(listOf(5, countyOf), listOf(5, topOf), fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 4 }))
  .map(([counties, tops, pairs]) => {
    const living = new Map(
      pairs.map(([county, top]) => {
        const pair = {
          countyId: (counties[county % counties.length] as MatchCounty).id,
          topId: (tops[top % tops.length] as MatchTop).id,
        };
        return [`${pair.countyId}/${pair.topId}`, pair];
      }),
    );
    return { counties, tops, living: [...living.values()], pins: [], bans: [], rules: freeRules };
  });
