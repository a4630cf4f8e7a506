import type { HospitalId } from '@jiedui/kernel';
import type { Specialty } from '../access/actor.js';
import type { Quarter } from './quarter.js';

/** Cases of one specialty in one quarter: treated in the county, and sent to hospitals outside it. */
export interface CaseCounts {
  readonly casesLocal: number;
  readonly casesTransferred: number;
}

/** What a county hospital tells of one specialty in one quarter. Null where it was not told. */
export interface OutcomeFigures extends CaseCounts {
  /** Average fee of a case treated in the county, in yuan. */
  readonly localFeeYuan: number | null;
  /** Average fee of a transferred case at the outside hospital, in yuan. */
  readonly outsideFeeYuan: number | null;
  /** Test results of other hospitals that were recognised instead of repeated, and what that saved in yuan. */
  readonly recognisedResults: number | null;
  readonly recognisedYuan: number | null;
}

export interface Outcome extends OutcomeFigures {
  readonly hospitalId: HospitalId;
  readonly specialty: Specialty;
  readonly quarter: Quarter;
}

/** Share of the cases that were treated in the county, 0–1; null where there were none. */
export function selfSufficiency({ casesLocal, casesTransferred }: CaseCounts): number | null {
  const cases = casesLocal + casesTransferred;
  return cases === 0 ? null : casesLocal / cases;
}

/** Shares are never averaged: a region's is that of all its cases. */
export const sumCases = (counts: Iterable<CaseCounts>): CaseCounts => {
  let casesLocal = 0;
  let casesTransferred = 0;
  for (const one of counts) {
    casesLocal += one.casesLocal;
    casesTransferred += one.casesTransferred;
  }
  return { casesLocal, casesTransferred };
};

/**
 * Transfers avoided against a baseline quarter: how many of this quarter's cases would have been transferred at the
 * baseline's share, less how many were. Negative where more were transferred than before. Null where the baseline
 * quarter was not told or had no cases: without it nothing can be claimed.
 */
export function transfersAvoided(now: CaseCounts, baseline: CaseCounts | undefined): number | null {
  const share = baseline && selfSufficiency(baseline);
  if (share === null || share === undefined) return null;
  return (now.casesLocal + now.casesTransferred) * (1 - share) - now.casesTransferred;
}

/**
 * Yuan that the avoided transfers saved: each at the difference between the outside and the local fee of the same
 * quarter. Negative where transfers grew, or where the county was the dearer place. Null where either is unknown.
 */
export function feesSaved(
  { localFeeYuan, outsideFeeYuan, ...cases }: OutcomeFigures,
  baseline: CaseCounts | undefined,
): number | null {
  const avoided = transfersAvoided(cases, baseline);
  if (avoided === null || localFeeYuan === null || outsideFeeYuan === null) return null;
  return avoided * (outsideFeeYuan - localFeeYuan);
}

/** A sum that shows what was lost beside what was won, and what could not be counted. */
export interface Balance {
  readonly gained: number;
  /** Zero or less. */
  readonly lost: number;
  /** Lines that nothing could be said of. */
  readonly uncounted: number;
}

export const emptyBalance: Balance = { gained: 0, lost: 0, uncounted: 0 };

export const netOf = ({ gained, lost }: Balance): number => gained + lost;

export function balanceOf(values: Iterable<number | null>): Balance {
  let { gained, lost, uncounted } = emptyBalance;
  for (const value of values) {
    if (value === null) uncounted += 1;
    else if (value > 0) gained += value;
    else lost += value;
  }
  return { gained, lost, uncounted };
}

export const addBalances = (balances: Iterable<Balance>): Balance => {
  let { gained, lost, uncounted } = emptyBalance;
  for (const one of balances) {
    gained += one.gained;
    lost += one.lost;
    uncounted += one.uncounted;
  }
  return { gained, lost, uncounted };
};
