import type { PlanEvidence as EvidenceView } from '@jiedui/contracts';
import type { CriterionScores, PlanQuarter, ReviewSide } from '@jiedui/domain';
import type { PlanId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const PlanEvidenceSchema = defineEntity({
  name: 'PlanEvidence',
  tableName: 'plan_evidence',
  properties: {
    id: p.uuid().primary(),
    planId: p.uuid().$type<PlanId>(),
    milestoneId: p.uuid(),
    name: p.string(),
    mediaType: p.string().$type<EvidenceView['mediaType']>(),
    sizeBytes: p.integer(),
    sha256: p.string(),
    uploadedBy: () => p.manyToOne(Person),
    uploadedAt: p.datetime(),
  },
});

/** A photo or a PDF that shows that a milestone was reached; its content lies in the storage under its hash. */
export class PlanEvidence extends PlanEvidenceSchema.class {}
PlanEvidenceSchema.setClass(PlanEvidence);

const PlanReviewSchema = defineEntity({
  name: 'PlanReview',
  tableName: 'plan_review',
  properties: {
    id: p.uuid().primary(),
    planId: p.uuid().$type<PlanId>(),
    quarter: p.integer().$type<PlanQuarter>(),
    side: p.string().$type<ReviewSide>(),
    scores: p.json<CriterionScores>(),
    comment: p.text(),
    byPerson: () => p.manyToOne(Person),
    at: p.datetime(),
  },
});

/** What one side thinks of one quarter. */
export class PlanReview extends PlanReviewSchema.class {}
PlanReviewSchema.setClass(PlanReview);
