import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { targetProgress } from './plan.items.js';
import {
  answeredQuarters,
  type CriterionScores,
  isFullyReviewed,
  isReviewable,
  quarterScore,
  reviewCriteria,
  reviewScore,
  reviewSides,
  type ReviewWeights,
  yearScore,
} from './review.score.js';

const mark = fc.integer({ min: 0, max: 100 });
const weight = fc.integer({ min: 1, max: 10 });
const recordOf = <T>(names: readonly string[], value: fc.Arbitrary<T>) =>
  fc
    .tuple(...names.map(() => value))
    .map((values) => Object.fromEntries(names.map((name, at) => [name, values[at]])));
const scores = recordOf(reviewCriteria, mark) as fc.Arbitrary<CriterionScores>;
const weights = fc.record({
  criteria: recordOf(reviewCriteria, weight),
  sides: recordOf(reviewSides, weight),
}) as fc.Arbitrary<ReviewWeights>;
const reviewed = fc
  .tuple(scores, scores, scores, fc.subarray([0, 1, 2], { minLength: 1 }))
  .map(([one, two, three, given]) =>
    given.map((at) => ({
      quarter: 1 as const,
      side: reviewSides[at] ?? 'inviting',
      scores: [one, two, three][at] ?? one,
    })),
  );

describe('the score of a quarter', () => {
  it('lies between the lowest and the highest mark', () => {
    fc.assert(
      fc.property(reviewed, weights, (reviews, given) => {
        const marks = reviews.flatMap((review) => Object.values(review.scores));
        const score = quarterScore(reviews, 1, given) ?? -1;
        expect(score).toBeGreaterThanOrEqual(Math.min(...marks));
        expect(score).toBeLessThanOrEqual(Math.max(...marks));
      }),
    );
  });

  it('never falls when a mark rises', () => {
    fc.assert(
      fc.property(
        reviewed,
        weights,
        fc.constantFrom(...reviewCriteria),
        fc.nat(100),
        (reviews, given, criterion, rise) => {
          const better = reviews.map((review, at) =>
            at > 0
              ? review
              : {
                  ...review,
                  scores: {
                    ...review.scores,
                    [criterion]: Math.min(100, review.scores[criterion] + rise),
                  },
                },
          );
          expect(quarterScore(better, 1, given)).toBeGreaterThanOrEqual(quarterScore(reviews, 1, given) ?? 0);
        },
      ),
    );
  });

  it('weighs criteria and sides, and waits for the first review', () => {
    const even = { staffing: 1, teaching: 1, techniques: 1, milestones: 1, management: 1 };
    const given: ReviewWeights = { criteria: even, sides: { inviting: 2, invited: 1, supervisor: 1 } };
    const all = (value: number) => ({
      staffing: value,
      teaching: value,
      techniques: value,
      milestones: value,
      management: value,
    });
    const reviews = [
      { quarter: 1, side: 'inviting', scores: all(60) },
      { quarter: 1, side: 'invited', scores: { ...all(90), teaching: 100 } },
      { quarter: 2, side: 'supervisor', scores: all(40) },
    ] as const;
    expect(reviewScore(reviews[1].scores, given)).toBe(92);
    expect(quarterScore(reviews, 1, given)).toBe(70.7);
    expect(quarterScore(reviews, 3, given)).toBeNull();
    expect(yearScore(reviews, given)).toBe(55.4);
    expect(yearScore([], given)).toBeNull();
  });
});

describe('reviews of a year', () => {
  it('may begin in the last month of a quarter', () => {
    expect(isReviewable(2026, 1, '2026-02-28')).toBe(false);
    expect(isReviewable(2026, 1, '2026-03-01')).toBe(true);
    expect(isReviewable(2026, 4, '2027-05-01')).toBe(true);
  });

  it('are asked of both hospitals from the quarter in which the plan was agreed', () => {
    expect(answeredQuarters(2026, '2025-12-20')).toEqual([1, 2, 3, 4]);
    expect(answeredQuarters(2026, '2026-07-01')).toEqual([3, 4]);
    const given = [
      { quarter: 3, side: 'inviting' },
      { quarter: 3, side: 'invited' },
      { quarter: 4, side: 'inviting' },
      { quarter: 4, side: 'supervisor' },
    ] as const;
    expect(isFullyReviewed(given, [3, 4])).toBe(false);
    expect(isFullyReviewed([...given, { quarter: 4, side: 'invited' }], [3, 4])).toBe(true);
  });
});

describe('the progress of a target', () => {
  it('runs from baseline to goal, upwards or downwards, and stays within', () => {
    expect(targetProgress({ baseline: 2, goal: 4, current: 3 })).toBe(0.5);
    expect(targetProgress({ baseline: 30, goal: 20, current: 28 })).toBe(0.2);
    expect(targetProgress({ baseline: 30, goal: 20, current: 35 })).toBe(0);
    expect(targetProgress({ baseline: 30, goal: 20, current: 5 })).toBe(1);
    expect(targetProgress({ baseline: 30, goal: 20, current: null })).toBe(0);
    expect(targetProgress({ baseline: 3, goal: 3, current: null })).toBe(1);
  });
});
