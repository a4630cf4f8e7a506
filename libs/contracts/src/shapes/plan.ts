import {
  doctorTitles,
  planActions,
  planIndicators,
  planItemKinds,
  pairingSides,
  planStates,
  planTemplateCodes,
  presences,
  reviewCriteria,
  reviewSides,
  specialties,
  type TechniqueCode,
  techniques,
} from '@jiedui/domain';
import { z } from 'zod';
import { errorCodes } from '../errors/catalogue.js';
import { attachmentMediaTypes } from './consultation.js';
import { instant, pairingId, personId, planId } from './ids.js';
import { Hospital, Person } from './people.js';
import { text } from './text.js';

const day = z.iso.date();
const count = z.number().int().min(0);
const words = text(200).trim().min(1);
const name = text(100).trim().min(1);
const specialty = z.enum(specialties);
const span = { startsOn: day, endsOn: day.meta({ description: 'Included' }) };
const due = { dueOn: day, doneOn: day.nullable() };
const technique = z.enum(techniques as [TechniqueCode, ...TechniqueCode[]]);

export const planYear = z.coerce.number().int().min(2016).max(2100);
const linesOf = {
  post: {
    personId: personId
      .nullable()
      .meta({ description: 'An account of the invited hospital, where there is one' }),
    personName: name,
    title: z.enum(doctorTitles).nullable(),
    specialty,
    ...span,
    note: text(500),
  },
  visit: { personName: name, specialty, ...span, purpose: text(500), doneOn: day.nullable() },
  department: { specialty, name: words, ...due },
  technique: { technique, ...due },
  apprentice: { mentorName: name, apprenticeName: name, specialty, ...span, aim: text(500) },
  method: { name: words, ...due },
  target: {
    indicator: z.enum(planIndicators),
    specialty: specialty.nullable(),
    baseline: z.number(),
    goal: z.number(),
  },
  milestone: { title: words, dueOn: day },
};
const input = <K extends keyof typeof linesOf>(kind: K) =>
  z.object({ kind: z.literal(kind), ...linesOf[kind] });

/** One line of a plan as it is entered. */
export const PlanItemInput = z.discriminatedUnion('kind', [
  input('post'),
  input('visit'),
  input('department'),
  input('technique'),
  input('apprentice'),
  input('method'),
  input('target'),
  input('milestone'),
]);
export type PlanItemInput = z.infer<typeof PlanItemInput>;

export const PlanEvidence = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mediaType: z.enum(attachmentMediaTypes),
    sizeBytes: count,
    uploadedBy: Person,
    uploadedAt: instant,
  })
  .meta({ id: 'PlanEvidence' });
export type PlanEvidence = z.infer<typeof PlanEvidence>;

const id = { id: z.uuid() };
/** One line of a plan as it stands. */
export const PlanItem = z
  .discriminatedUnion('kind', [
    input('post').extend(id),
    input('visit').extend(id),
    input('department').extend(id),
    input('technique').extend(id),
    input('apprentice').extend(id),
    input('method').extend(id),
    input('target').extend({ ...id, current: z.number().nullable(), measuredOn: day.nullable() }),
    input('milestone').extend({ ...id, doneOn: day.nullable(), evidence: z.array(PlanEvidence) }),
  ])
  .meta({ id: 'PlanItem' });
export type PlanItem = z.infer<typeof PlanItem>;
export type PlanItemOf<K extends PlanItem['kind']> = Extract<PlanItem, { kind: K }>;

export const PlanTemplate = z
  .object({
    id: z.uuid(),
    code: z.enum(planTemplateCodes),
    asOf: day.meta({ description: 'The day these figures were entered' }),
    sourceZh: z.string(),
    sourceEn: z.string(),
    staffing: z.object({
      peopleAtLeast: count,
      peopleAtMost: count.nullable(),
      monthsEach: count,
      presence: z.enum(presences),
    }),
    weights: z.object({
      criteria: z.record(z.enum(reviewCriteria), z.number()),
      sides: z.record(z.enum(reviewSides), z.number()),
    }),
  })
  .meta({ id: 'PlanTemplate' });
export type PlanTemplate = z.infer<typeof PlanTemplate>;

const DaySpan = z.object({ from: day, until: day });
const MonthCoverage = z.object({ month: z.number().int(), days: count, coveredDays: count });

/** Who is on site when, held against the template. */
export const PlanStaffing = z
  .object({
    coverage: z.object({
      days: count,
      coveredDays: count,
      covered: z.array(DaySpan),
      gaps: z.array(DaySpan).meta({ description: 'Days of the year on which nobody is on site' }),
      months: z.array(MonthCoverage),
    }),
    people: count.meta({ description: 'Different people with a post that is long enough' }),
    peopleMissing: count,
    peopleTooMany: count,
    shortPosts: z.array(
      z.object({ postId: z.uuid(), personName: z.string(), months: count, neededMonths: count }),
    ),
    uncoveredMonths: z.array(z.number().int()),
    isKept: z.boolean(),
  })
  .meta({ id: 'PlanStaffing' });

export const PlanDeviation = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('milestoneOverdue'),
      milestoneId: z.uuid(),
      title: z.string(),
      dueOn: day,
      daysLate: count,
    }),
    z.object({
      kind: z.literal('monthUncovered'),
      month: z.number().int(),
      uncoveredDays: count,
      isPast: z.boolean(),
    }),
    z.object({
      kind: z.literal('postShort'),
      postId: z.uuid(),
      personName: z.string(),
      months: count,
      neededMonths: count,
    }),
    z.object({ kind: z.literal('peopleMissing'), people: count, by: count }),
    z.object({ kind: z.literal('peopleTooMany'), people: count, by: count }),
  ])
  .meta({ id: 'PlanDeviation' });
export type PlanDeviation = z.infer<typeof PlanDeviation>;

export const planQuarter = z.coerce.number().pipe(z.literal([1, 2, 3, 4]));
const mark = z.number().int().min(0).max(100);
export const PlanReviewInput = z.object({
  side: z.enum(reviewSides),
  scores: z.record(z.enum(reviewCriteria), mark),
  comment: text(2_000).trim().min(1),
});
export const PlanReview = PlanReviewInput.extend({
  quarter: z.literal([1, 2, 3, 4]),
  score: z.number().meta({ description: 'The mean of the criteria by their weights' }),
  by: Person,
  at: instant,
}).meta({ id: 'PlanReview' });
export type PlanReview = z.infer<typeof PlanReview>;

export const PlanPairing = z
  .object({ id: pairingId, invitingHospital: Hospital, invitedHospital: Hospital })
  .meta({ id: 'PlanPairing' });
export type PlanPairing = z.infer<typeof PlanPairing>;

const head = { id: planId, year: z.number().int(), state: z.enum(planStates), pairing: PlanPairing };
const score = z.number().nullable().meta({ description: '0 to 100; null before the first review' });

/** A plan as a row of a list. */
export const PlanSummary = z
  .object({
    ...head,
    template: z.enum(planTemplateCodes),
    months: z.array(MonthCoverage),
    milestones: z.object({ total: count, done: count, overdue: count }),
    deviations: count,
    score,
    updatedAt: instant,
  })
  .meta({ id: 'PlanSummary' });
export type PlanSummary = z.infer<typeof PlanSummary>;

const PlanStep = z.object({
  action: z.enum(planActions),
  from: z.enum(planStates),
  to: z.enum(planStates),
  by: Person.nullable(),
  reason: z.string().nullable(),
  at: instant,
});

export const Plan = z
  .object({
    ...head,
    revision: z.number().int(),
    template: PlanTemplate,
    items: z.array(PlanItem),
    staffing: PlanStaffing,
    deviations: z.array(PlanDeviation),
    reviews: z.array(PlanReview),
    quarters: z.array(
      z.object({
        quarter: z.literal([1, 2, 3, 4]),
        score,
        isReviewable: z.boolean(),
        isAnswered: z.boolean(),
      }),
    ),
    score,
    proposal: z.object({ side: z.enum(pairingSides), by: Person, at: instant }).nullable(),
    steps: z.array(PlanStep).meta({ description: 'Oldest first' }),
    actions: z
      .array(z.object({ action: z.enum(planActions), blockedBy: z.enum(errorCodes).nullable() }))
      .meta({ description: 'The steps that are mine to take from here, and what stands in the way of some' }),
    may: z.object({
      change: z.array(z.enum(planItemKinds)).meta({ description: 'Lines that I may change now' }),
      progress: z.boolean().meta({ description: 'Measure targets, do milestones, bring evidence' }),
      reviewAs: z.array(z.enum(reviewSides)),
      copy: z.boolean(),
    }),
    today: day,
    updatedAt: instant,
  })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof Plan>;
