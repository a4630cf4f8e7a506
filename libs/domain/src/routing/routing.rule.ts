import type { HospitalId } from '@jiedui/kernel';
import type { AgreementBlock } from '../agreement/agreement.js';
import { isOverLoad, type RoutingCandidate, type RoutingQuestion, type RoutingWay } from './routing.js';
import { reasonsOf, type RoutingReason, routingScore } from './routing.score.js';

/** What keeps a hospital out of the order; a block of an agreement says which and since when. */
export const routingExclusionCodes = ['noExpert', 'needsAgreement', 'pairedCanAnswer'] as const;
export type RoutingExclusionCode = (typeof routingExclusionCodes)[number];

export interface RoutingOption {
  readonly hospitalId: HospitalId;
  readonly way: RoutingWay;
  readonly score: number;
  readonly reasons: readonly RoutingReason[];
  /** It may be asked, but has more open questions than it is expected to carry. */
  readonly isOverLoad: boolean;
}

export interface RoutingExclusion {
  readonly hospitalId: HospitalId;
  readonly way: RoutingWay;
  readonly code: RoutingExclusionCode;
  readonly block: AgreementBlock | null;
}

export interface RoutingOrder {
  /** Best first. */
  readonly options: readonly RoutingOption[];
  readonly excluded: readonly RoutingExclusion[];
  /** No paired hospital can answer in time: neighbours may be asked. */
  readonly isOverflowOpen: boolean;
}

const exclusionOf = (
  { hospitalId, way, experts, block }: RoutingCandidate,
  isOverflowOpen: boolean,
): RoutingExclusion | undefined => {
  if (block) return { hospitalId, way, code: 'needsAgreement', block };
  if (experts === 0) return { hospitalId, way, code: 'noExpert', block: null };
  if (way === 'overflow' && !isOverflowOpen) {
    return { hospitalId, way, code: 'pairedCanAnswer', block: null };
  }
  return undefined;
};

const optionOf = (question: RoutingQuestion, candidate: RoutingCandidate): RoutingOption => {
  const reasons = reasonsOf(question, candidate);
  const { hospitalId, way } = candidate;
  return { hospitalId, way, score: routingScore(reasons), reasons, isOverLoad: isOverLoad(candidate) };
};

/** Paired and able; then neighbours, where they are open; then those who can be asked but will hardly be in time. */
const tierOf = ({ way, isOverLoad: isLate }: RoutingOption): number => {
  if (isLate) return way === 'paired' ? 2 : 3;
  return way === 'paired' ? 0 : 1;
};

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byRank = (a: RoutingOption, b: RoutingOption): number =>
  tierOf(a) - tierOf(b) || b.score - a.score || compareIds(a.hospitalId, b.hospitalId);

const canAnswer = (candidate: RoutingCandidate): boolean =>
  candidate.block === undefined && candidate.experts > 0 && !isOverLoad(candidate);

/**
 * Who should be asked, best first, and why not the others. Paired hospitals come first; neighbours only where none of
 * them can answer in time, and only under an agreement that is theirs to lend. The order of the candidates does not
 * matter.
 */
export function routingOrder(
  question: RoutingQuestion,
  candidates: readonly RoutingCandidate[],
): RoutingOrder {
  const isOverflowOpen = !candidates.some((one) => one.way === 'paired' && canAnswer(one));
  const judged = candidates.map((candidate) => ({
    candidate,
    exclusion: exclusionOf(candidate, isOverflowOpen),
  }));
  const options = judged.flatMap(({ candidate, exclusion }) =>
    exclusion ? [] : [optionOf(question, candidate)],
  );
  const excluded = judged.flatMap(({ exclusion }) => exclusion ?? []);
  return {
    options: options.toSorted(byRank),
    excluded: excluded.toSorted(
      (a, b) =>
        Number(a.way === 'overflow') - Number(b.way === 'overflow') || compareIds(a.hospitalId, b.hospitalId),
    ),
    isOverflowOpen,
  };
}
