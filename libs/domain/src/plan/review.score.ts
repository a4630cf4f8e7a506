import { type IsoDate, type PlanQuarter, planQuarters, planQuarterSpan } from './plan-days.js';

/** Who looks back on a quarter. */
export const reviewSides = ['inviting', 'invited', 'supervisor'] as const;
export type ReviewSide = (typeof reviewSides)[number];

/** What is scored, each from 0 to 100. */
export const reviewCriteria = ['staffing', 'teaching', 'techniques', 'milestones', 'management'] as const;
export type ReviewCriterion = (typeof reviewCriteria)[number];
export type CriterionScores = Readonly<Record<ReviewCriterion, number>>;

/** How much counts how much; above zero, of any sum. */
export interface ReviewWeights {
  readonly criteria: Readonly<Record<ReviewCriterion, number>>;
  readonly sides: Readonly<Record<ReviewSide, number>>;
}

export interface QuarterlyReview {
  readonly quarter: PlanQuarter;
  readonly side: ReviewSide;
  readonly scores: CriterionScores;
}

interface Weighed {
  readonly value: number;
  readonly weight: number;
}

function weightedMean(parts: readonly Weighed[]): number | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return null;
  return parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
}

const toTenth = (value: number) => Math.round(value * 10) / 10;

/** One review: the mean of its criteria by their weights. */
const reviewMean = (scores: CriterionScores, { criteria }: ReviewWeights) =>
  weightedMean(reviewCriteria.map((name) => ({ value: scores[name], weight: criteria[name] })));

/** @returns 0 to 100 to the tenth */
export const reviewScore = (scores: CriterionScores, weights: ReviewWeights): number =>
  toTenth(reviewMean(scores, weights) ?? 0);

/**
 * A quarter: the mean of its reviews by the weights of their sides. A side that has not reviewed yet takes no part, so
 * that a score is there as soon as the first has; better marks never lower it.
 * @returns 0 to 100 to the tenth, null before the first review
 */
export function quarterScore(
  reviews: readonly QuarterlyReview[],
  quarter: PlanQuarter,
  weights: ReviewWeights,
): number | null {
  const parts = reviews
    .filter((review) => review.quarter === quarter)
    .map(({ side, scores }) => ({ value: reviewMean(scores, weights) ?? 0, weight: weights.sides[side] }));
  const mean = weightedMean(parts);
  return mean === null ? null : toTenth(mean);
}

/** The year: the mean of the quarters that have a score. */
export function yearScore(reviews: readonly QuarterlyReview[], weights: ReviewWeights): number | null {
  const scored = planQuarters.flatMap((quarter) => quarterScore(reviews, quarter, weights) ?? []);
  return scored.length === 0 ? null : toTenth(scored.reduce((sum, score) => sum + score, 0) / scored.length);
}

/** A quarter may be looked back on once its last month has begun. */
export function isReviewable(year: number, quarter: PlanQuarter, today: IsoDate): boolean {
  const { until } = planQuarterSpan(year, quarter);
  return today >= `${until.slice(0, 8)}01`;
}

/** The quarters that a plan has to answer for: from the one in which it was agreed, if that lies in its year. */
export const answeredQuarters = (year: number, agreedOn: IsoDate | null): readonly PlanQuarter[] =>
  planQuarters.filter((quarter) => agreedOn === null || planQuarterSpan(year, quarter).until >= agreedOn);

/** Both hospitals have looked back on every quarter they answer for. The supervisor may and need not. */
export const isFullyReviewed = (
  reviews: readonly Pick<QuarterlyReview, 'quarter' | 'side'>[],
  answered: readonly PlanQuarter[],
): boolean =>
  answered.every((quarter) =>
    (['inviting', 'invited'] as const).every((side) =>
      reviews.some((review) => review.quarter === quarter && review.side === side),
    ),
  );
