import type {
  Plan as PlanView,
  PlanEvidence as EvidenceView,
  PlanItem,
  PlanPairing,
  PlanReview as ReviewView,
} from '@jiedui/contracts';
import {
  answeredQuarters,
  checkStaffing,
  contractDay,
  deviationsOf,
  isReviewable,
  planQuarters,
  quarterScore,
  type ReviewWeights,
  reviewScore,
  yearScore,
} from '@jiedui/domain';
import { hospitalView } from '../hospitals/index.js';
import type { Pairing } from '../pairings/index.js';
import { personView } from '../people/index.js';
import type { Plan, PlanStep } from './plan.entity.js';
import { plannedMilestones, plannedPosts, type PlanLine } from './plan.lines.js';
import type { PlanEvidence, PlanReview } from './plan-progress.entity.js';
import { type StoredTemplate, templateView } from './plan.templates.js';

export const pairingView = ({ id, invitingHospital, invitedHospital }: Pairing): PlanPairing => ({
  id,
  invitingHospital: hospitalView(invitingHospital),
  invitedHospital: hospitalView(invitedHospital),
});

const evidenceView = ({
  id,
  name,
  mediaType,
  sizeBytes,
  uploadedBy,
  uploadedAt,
}: PlanEvidence): EvidenceView => ({
  id,
  name,
  mediaType,
  sizeBytes,
  uploadedBy: personView(uploadedBy),
  uploadedAt: uploadedAt.toISOString(),
});

/** Milestones with their files; everything else as it stands. */
const itemViews = (lines: readonly PlanLine[], evidence: readonly PlanEvidence[]): PlanItem[] =>
  lines.map((line) =>
    line.kind === 'milestone'
      ? {
          ...line,
          evidence: evidence.filter(({ milestoneId }) => milestoneId === line.id).map(evidenceView),
        }
      : line,
  );

const reviewView = (review: PlanReview, weights: ReviewWeights): ReviewView => ({
  quarter: review.quarter,
  side: review.side,
  scores: { ...review.scores },
  comment: review.comment,
  score: reviewScore(review.scores, weights),
  by: personView(review.byPerson),
  at: review.at.toISOString(),
});

const stepView = ({
  action,
  fromState,
  toState,
  byPerson,
  reason,
  at,
}: PlanStep): PlanView['steps'][number] => ({
  action,
  from: fromState,
  to: toState,
  by: byPerson && personView(byPerson),
  reason,
  at: at.toISOString(),
});

const proposalView = ({ proposedSide, proposedBy, proposedAt }: Plan): PlanView['proposal'] =>
  proposedSide && proposedBy && proposedAt
    ? { side: proposedSide, by: personView(proposedBy), at: proposedAt.toISOString() }
    : null;

/** What the rules make of a plan's lines on a day. */
export function judged(
  plan: Pick<Plan, 'year'>,
  lines: readonly PlanLine[],
  template: StoredTemplate,
  today: string,
) {
  const { year } = plan;
  const staffing = checkStaffing(plannedPosts(lines), template.staffing, year);
  const deviations = deviationsOf({ year, staffing, milestones: plannedMilestones(lines) }, today);
  return { staffing, deviations };
}

/** The quarters that the hospitals of a plan look back on. */
export const quartersOf = ({ year, agreedAt }: Plan) =>
  answeredQuarters(year, agreedAt && contractDay(agreedAt));

export interface PlanParts {
  readonly plan: Plan;
  readonly template: StoredTemplate;
  readonly lines: readonly PlanLine[];
  readonly evidence: readonly PlanEvidence[];
  readonly reviews: readonly PlanReview[];
  readonly steps: readonly PlanStep[];
}

/** Everything of a plan but what its reader may do with it. */
export function planView(
  { plan, template, lines, evidence, reviews, steps }: PlanParts,
  today: string,
): Omit<PlanView, 'actions' | 'may'> {
  const { id, year, state, revision, updatedAt } = plan;
  const { staffing, deviations } = judged(plan, lines, template, today);
  const answered = quartersOf(plan);
  return {
    id,
    year,
    state,
    revision,
    pairing: pairingView(plan.pairing),
    template: templateView(template),
    items: itemViews(lines, evidence),
    staffing: {
      ...staffing,
      coverage: { ...staffing.coverage },
      shortPosts: [...staffing.shortPosts],
      uncoveredMonths: [...staffing.uncoveredMonths],
    } as PlanView['staffing'],
    deviations,
    reviews: reviews.map((review) => reviewView(review, template.weights)),
    quarters: planQuarters.map((quarter) => ({
      quarter,
      score: quarterScore(reviews, quarter, template.weights),
      isReviewable: isReviewable(year, quarter, today),
      isAnswered: answered.includes(quarter),
    })),
    score: yearScore(reviews, template.weights),
    proposal: proposalView(plan),
    steps: steps.map(stepView),
    today,
    updatedAt: updatedAt.toISOString(),
  };
}
