import { type Coverage, coverageOf } from './coverage.js';
import { fullMonths } from './plan-days.js';
import type { PlannedPost } from './plan.items.js';
import type { StaffingRule } from './plan.template.js';

export interface ShortPost {
  readonly postId: string;
  readonly personName: string;
  /** Whole months of the post. */
  readonly months: number;
  readonly neededMonths: number;
}

export interface StaffingReport {
  readonly coverage: Coverage;
  /** Different people with a post that is long enough. */
  readonly people: number;
  readonly peopleMissing: number;
  readonly peopleTooMany: number;
  readonly shortPosts: readonly ShortPost[];
  /** 1 to 12: months of which the rule asks for somebody and nobody is there, on any day or on some day. */
  readonly uncoveredMonths: readonly number[];
  readonly isKept: boolean;
}

function uncoveredMonthsOf({ months }: Coverage, { presence }: StaffingRule): number[] {
  if (presence === 'none') return [];
  const isUncovered = ({ days, coveredDays }: (typeof months)[number]) =>
    presence === 'everyDay' ? coveredDays < days : coveredDays === 0;
  return months.filter(isUncovered).map(({ month }) => month);
}

/**
 * Holds the posts of a year against what is asked of them. A post counts by its whole length, which may reach into
 * the years around; who is on site counts within the year alone.
 */
export function checkStaffing(
  posts: readonly PlannedPost[],
  rule: StaffingRule,
  year: number,
): StaffingReport {
  const coverage = coverageOf(posts, year);
  const measured = posts.map((post) => ({ post, months: fullMonths(post) }));
  const shortPosts = measured
    .filter(({ months }) => months < rule.monthsEach)
    .map(({ post, months }) => ({
      postId: post.id,
      personName: post.personName,
      months,
      neededMonths: rule.monthsEach,
    }));
  const people = new Set(
    measured.filter(({ months }) => months >= rule.monthsEach).map(({ post }) => post.personKey),
  ).size;
  const peopleMissing = Math.max(0, rule.peopleAtLeast - people);
  const peopleTooMany = Math.max(0, people - (rule.peopleAtMost ?? people));
  const uncoveredMonths = uncoveredMonthsOf(coverage, rule);
  const faults = peopleMissing + peopleTooMany + shortPosts.length + uncoveredMonths.length;
  return {
    coverage,
    people,
    peopleMissing,
    peopleTooMany,
    shortPosts,
    uncoveredMonths,
    isKept: faults === 0,
  };
}
