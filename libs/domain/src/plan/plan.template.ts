import type { ReviewWeights } from './review.score.js';

/** How steadily somebody must be on site. */
export const presences = ['everyDay', 'everyMonth', 'none'] as const;
export type Presence = (typeof presences)[number];

export const planTemplateCodes = ['standard', 'group', 'remote'] as const;
export type PlanTemplateCode = (typeof planTemplateCodes)[number];

/** Whom the invited hospital has to send in a year. Zero people for help from afar alone. */
export interface StaffingRule {
  readonly peopleAtLeast: number;
  /** Null where more do no harm. */
  readonly peopleAtMost: number | null;
  /** Whole months of each post. */
  readonly monthsEach: number;
  readonly presence: Presence;
}

/** What is asked of a plan: figures with the day they were entered and where they are from, kept as data. */
export interface PlanTemplate {
  readonly code: PlanTemplateCode;
  readonly staffing: StaffingRule;
  readonly weights: ReviewWeights;
}
