import { type CapabilityLevel, expectedCapability } from '../need/need.js';
import { provinceDistanceKm, provinceOf, provinces } from '../region/province.js';
import { techniquesOf } from '../need/techniques.js';
import type { MatchAsk, MatchCounty, MatchTop } from './matching.js';

/** The parts of a score, in whole points, so that sums are exact and anybody can add them up again. */
export interface ScoreParts {
  /** How much help is needed, 1–100: half the gap in capability, half the cases that are sent away. */
  readonly need: number;
  /** How strong the top hospital is in the specialty, percent. */
  readonly strength: number;
  /** How many of the wanted techniques it masters, percent, 40 for none. */
  readonly fit: number;
  /** need × strength × fit / 100. */
  readonly help: number;
  /** For a pairing that lives already. */
  readonly continuity: number;
  /** For the same province. */
  readonly region: number;
  /** For a shared language besides Mandarin. */
  readonly language: number;
  /** Taken off for the way between the seats of the provinces. */
  readonly distance: number;
  readonly total: number;
}

export const scoreWeights = {
  continuity: 1_200,
  region: 600,
  language: 500,
  distancePerKm: 0.25,
  distanceMost: 800,
} as const;

const strengthPercent: Readonly<Record<CapabilityLevel, number>> = { 0: 0, 1: 0, 2: 0, 3: 55, 4: 80, 5: 100 };
const fitWithoutTechniques = 40;
const manyTransfers = 1_000;

/** 1–100. A thousand cases sent away in a year count in full, on a logarithmic scale. */
export function needOf({ capability, casesPerYear, transferOutPercent }: MatchAsk): number {
  const gap = Math.max(0, expectedCapability - capability) / expectedCapability;
  const transfers = (casesPerYear * transferOutPercent) / 100;
  const burden = Math.min(1, Math.log10(1 + transfers) / Math.log10(1 + manyTransfers));
  return Math.max(1, Math.round(50 * gap + 50 * burden));
}

/** A hospital helps where it can do at least common operations, and more than the one that asks. */
export const canAnswer = (
  ask: { readonly capability: CapabilityLevel },
  offer: { readonly capability: CapabilityLevel },
): boolean => strengthPercent[offer.capability] > 0 && offer.capability > ask.capability;

/** Techniques of one specialty as bits, so that two sets are compared at once. */
const bitsOf = (specialty: MatchAsk['specialty'], techniques: readonly string[]): number =>
  techniquesOf[specialty].reduce((bits, one, at) => (techniques.includes(one) ? bits | (1 << at) : bits), 0);

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left > 0; left &= left - 1) count += 1;
  return count;
}

/** What of an ask its scores are made of; the same for every top hospital. */
export const askFacts = (ask: MatchAsk) => ({
  need: needOf(ask),
  capability: ask.capability,
  wanted: bitsOf(ask.specialty, ask.wantedTechniques),
});
export type AskFacts = ReturnType<typeof askFacts>;

export const offerFacts = ({ specialty, capability, techniques }: MatchTop['offers'][number]) => ({
  capability,
  strength: strengthPercent[capability],
  offered: bitsOf(specialty, techniques),
});
export type OfferFacts = ReturnType<typeof offerFacts>;

function fitOf(wanted: number, offered: number): number {
  if (wanted === 0) return 100;
  const met = countBits(wanted & offered) / countBits(wanted);
  return fitWithoutTechniques + Math.round((100 - fitWithoutTechniques) * met);
}

const distances = provinces.map((from) => provinces.map((to) => provinceDistanceKm(from, to)));
const nowhere = -1;

/** Where a hospital stands and what is spoken there. */
export const homeOf = ({
  regionCode,
  languages,
}: Pick<MatchCounty | MatchTop, 'regionCode' | 'languages'>) => {
  const province = provinceOf(regionCode);
  return { province: province ? provinces.indexOf(province) : nowhere, languages };
};
export type Home = ReturnType<typeof homeOf>;

/** What does not depend on the specialty: the way between two hospitals and the languages they share. */
export function bondOf(county: Home, top: Home, isLiving: boolean) {
  const { distancePerKm, distanceMost } = scoreWeights;
  const km = distances[county.province]?.[top.province];
  return {
    continuity: isLiving ? scoreWeights.continuity : 0,
    region: km !== undefined && county.province === top.province ? scoreWeights.region : 0,
    language: county.languages.some((one) => top.languages.includes(one)) ? scoreWeights.language : 0,
    distance: km === undefined ? distanceMost : Math.min(distanceMost, Math.round(km * distancePerKm)),
  };
}
export type ScoreBond = ReturnType<typeof bondOf>;

/**
 * The score of one ask answered by one top hospital.
 * @returns nothing where the top hospital is no better in the specialty, or too weak to help
 */
export function scoreOf(ask: AskFacts, offer: OfferFacts, bond: ScoreBond): ScoreParts | undefined {
  if (!canAnswer(ask, offer)) return undefined;
  const fit = fitOf(ask.wanted, offer.offered);
  const help = Math.round((ask.need * offer.strength * fit) / 100);
  const total = help + bond.continuity + bond.region + bond.language - bond.distance;
  return { need: ask.need, strength: offer.strength, fit, help, ...bond, total: Math.max(1, total) };
}
