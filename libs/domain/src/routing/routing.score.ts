import type { Urgency } from '../consultation/consultation.js';
import {
  type RegionDistance,
  regionDistances,
  type RoutingCandidate,
  type RoutingQuestion,
} from './routing.js';

export const routingReasonCodes = [
  'experts',
  'load',
  'language',
  'availability',
  'inLimit',
  'medianAnswer',
  'distance',
  'credits',
] as const;
export type RoutingReasonCode = (typeof routingReasonCodes)[number];

/** One fact that counts, with its figure and the points it brings. `figure` is in the unit that the code names. */
export interface RoutingReason {
  readonly code: RoutingReasonCode;
  /** Experts, percent, minutes, credits, or the place of the distance in its list; nothing where it is not known. */
  readonly figure: number | null;
  readonly points: number;
}

/** The most that each fact may bring: what decides whether an answer comes in time weighs most. */
const most: Readonly<Record<RoutingReasonCode, number>> = {
  load: 30,
  availability: 25,
  inLimit: 20,
  language: 15,
  medianAnswer: 10,
  distance: 6,
  experts: 6,
  credits: 8,
};

/** What is hoped of a hospital that has no record yet: it is neither punished nor preferred for being new. */
const unknownShare = 0.6;
/** Within this time a live answer is as good as at once. */
const freeWithinMinutes: Readonly<Record<Urgency, number>> = {
  emergency: 30,
  urgent: 8 * 60,
  routine: 3 * 24 * 60,
};
const slowestMedianMinutes: Readonly<Record<Urgency, number>> = {
  emergency: 60,
  urgent: 24 * 60,
  routine: 4 * 24 * 60,
};
const expertsEnough = 6;
const creditsEnough = 20;

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** 1 where nothing is open, 0 where all are as busy as they should be at most. */
const freeShare = ({ open, experts, openPerExpert }: RoutingCandidate): number =>
  experts === 0 ? 0 : clamp(1 - open / (experts * openPerExpert));

const distanceShare = (distance: RegionDistance): number =>
  1 - regionDistances.indexOf(distance) / (regionDistances.length - 1);

/** A fact as its share of the most it may bring. Each share grows, or stays, as the fact gets better. */
function sharesOf(question: RoutingQuestion, candidate: RoutingCandidate): Record<RoutingReasonCode, number> {
  const { urgency, language, isLive } = question;
  const { experts, speakers, freeInMinutes, record, distance, credits } = candidate;
  const free = freeInMinutes === null ? unknownShare : clamp(1 - freeInMinutes / freeWithinMinutes[urgency]);
  return {
    load: freeShare(candidate),
    // An answer in writing needs nobody to be free at an hour.
    availability: isLive || urgency === 'emergency' ? free : 1,
    inLimit: record ? clamp(record.inLimitPercent / 100) : unknownShare,
    language: language === null || speakers > 0 ? 1 : 0,
    medianAnswer: record ? clamp(1 - record.medianMinutes / slowestMedianMinutes[urgency]) : unknownShare,
    distance: distanceShare(distance),
    experts: clamp(experts / expertsEnough),
    credits: clamp((creditsEnough - credits) / (2 * creditsEnough)),
  };
}

const figuresOf = (candidate: RoutingCandidate): Record<RoutingReasonCode, number | null> => ({
  load: candidate.open,
  availability: candidate.freeInMinutes,
  inLimit: candidate.record?.inLimitPercent ?? null,
  language: candidate.speakers,
  medianAnswer: candidate.record?.medianMinutes ?? null,
  distance: regionDistances.indexOf(candidate.distance),
  experts: candidate.experts,
  credits: candidate.credits,
});

/** What each fact brings. Credits count for overflow alone: whom a hospital promised to help it helps in any case. */
export function reasonsOf(question: RoutingQuestion, candidate: RoutingCandidate): RoutingReason[] {
  const shares = sharesOf(question, candidate);
  const figures = figuresOf(candidate);
  return routingReasonCodes.flatMap((code): RoutingReason[] => {
    const figure = figures[code];
    if (code === 'credits' && candidate.way === 'paired') return [];
    if (code === 'language' && question.language === null) return [];
    return [{ code, figure, points: Math.round(shares[code] * most[code] * 100) / 100 }];
  });
}

export const routingScore = (reasons: readonly RoutingReason[]): number =>
  Math.round(reasons.reduce((sum, { points }) => sum + points, 0) * 100) / 100;
