import type { RegionOutcomes } from '@jiedui/contracts';
import { addBalances, type CaseCounts, type Period, type Quarter, specialties } from '@jiedui/domain';
import type { Sums } from './region-sums.query.js';

const noCases: CaseCounts = { casesLocal: 0, casesTransferred: 0 };

const casesIn = (sums: readonly Sums[], quarter: Quarter): CaseCounts => {
  const found = sums.find((one) => one.quarter === quarter);
  return found ? { casesLocal: found.casesLocal, casesTransferred: found.casesTransferred } : noCases;
};

/** From the baseline quarter to the last, and what the quarters of the period avoided and saved. One line a quarter. */
export function changeOf(sums: readonly Sums[], { first, last, baseline }: Period) {
  const inside = sums.filter(({ quarter }) => quarter >= first && quarter <= last);
  return {
    baseline: casesIn(sums, baseline),
    latest: casesIn(sums, last),
    avoided: addBalances(inside.map(({ avoided }) => avoided)),
    savedYuan: addBalances(inside.map(({ savedYuan }) => savedYuan)),
  };
}

export const quarterLines = (
  sums: readonly Sums[],
  hospitalsIn: (quarter: Quarter) => number,
): RegionOutcomes['quarters'] =>
  sums
    .map(({ quarter, casesLocal, casesTransferred, avoided, savedYuan }) => ({
      quarter,
      hospitals: hospitalsIn(quarter),
      casesLocal,
      casesTransferred,
      avoided,
      savedYuan,
    }))
    .toSorted((a, b) => a.quarter.localeCompare(b.quarter));

/** In the order of the specialties; those nobody told anything of are left out. */
export const specialtyLines = (sums: readonly Sums[], period: Period): RegionOutcomes['specialties'] =>
  specialties.flatMap((specialty) => {
    const own = sums.filter((one) => one.specialty === specialty);
    return own.length === 0 ? [] : [{ specialty, ...changeOf(own, period) }];
  });
