import { planActions, planItemKinds, planStates } from '@jiedui/domain';
import { z } from 'zod';
import { attachmentMediaTypes } from '../shapes/consultation.js';
import { pairingId, planId } from '../shapes/ids.js';
import { regionCode } from '../shapes/people.js';
import {
  Plan,
  PlanDeviation,
  PlanItemInput,
  PlanPairing,
  planQuarter,
  PlanReviewInput,
  PlanSummary,
  PlanTemplate,
  planYear,
} from '../shapes/plan.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'plans';
const access = 'signedIn';
const params = z.object({ planId });
const itemParams = z.object({ planId, itemId: z.uuid() });
/** The reader's copy: a change of an older one is refused, so that nobody overwrites what they have not seen. */
const revision = z.number().int().min(1);
const changes = ['ACTION_NOT_ALLOWED', 'REVISION_CONFLICT', 'PLAN_MOVED_ON'] as const;
const itemFaults = ['PLAN_DATES_INVALID', 'PLAN_LINE_DOUBLE'] as const;

export const PlanFilter = z.object({
  year: planYear.optional(),
  state: z.enum(planStates).optional(),
  regionCode: regionCode.optional().meta({ description: 'Of either hospital, and all below it' }),
  pairingId: pairingId.optional(),
  search: text(100).optional().meta({ description: 'In names, pinyin and codes of both hospitals' }),
  ...paged,
});
export type PlanFilter = z.infer<typeof PlanFilter>;

export const PlanPage = pageOf(PlanSummary).meta({ id: 'PlanPage' });
export type PlanPage = z.infer<typeof PlanPage>;

export const PlanInTrouble = z
  .object({ id: planId, year: z.number().int(), pairing: PlanPairing, deviations: z.array(PlanDeviation) })
  .meta({ id: 'PlanInTrouble' });
export type PlanInTrouble = z.infer<typeof PlanInTrouble>;

export const UnplannedPairing = z
  .object({ pairing: PlanPairing, lastPlan: z.object({ id: planId, year: z.number().int() }).nullable() })
  .meta({ id: 'UnplannedPairing' });
export type UnplannedPairing = z.infer<typeof UnplannedPairing>;

export const planEndpoints = {
  listPlans: endpoint({
    method: 'GET',
    path: '/plans',
    tag,
    summary: 'Yearly plans of my hospitals or of my region, latest year first',
    access,
    query: PlanFilter,
    response: PlanPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listPlanTemplates: endpoint({
    method: 'GET',
    path: '/plan-templates',
    tag,
    summary: 'What plans are made by: the figures asked of them, since when and from where',
    access,
    response: z.array(PlanTemplate),
    errors: [],
  }),
  listUnplannedPairings: endpoint({
    method: 'GET',
    path: '/unplanned-pairings',
    tag,
    summary: 'Pairings of mine without a plan of that year, with the latest plan that could be copied',
    access,
    query: z.object({ year: planYear }),
    response: z.array(UnplannedPairing),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listPlanDeviations: endpoint({
    method: 'GET',
    path: '/plan-deviations',
    tag,
    summary: 'Running plans of my hospitals that leave what was agreed, and where',
    access,
    response: z.array(PlanInTrouble),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  createPlan: endpoint({
    method: 'POST',
    path: '/plans',
    tag,
    summary: 'Begin the plan of a pairing for a year, from a template',
    access,
    body: z.object({ pairingId, year: planYear, templateId: z.uuid() }),
    response: Plan,
    errors: ['ACTION_NOT_ALLOWED', 'PLAN_EXISTS'],
  }),
  copyPlan: endpoint({
    method: 'POST',
    path: '/plans/{planId}/copy',
    tag,
    summary:
      'Begin the plan of a later year with the lines of this one that are not done, moved to that year',
    access,
    params,
    body: z.object({ year: planYear }),
    response: Plan,
    errors: ['ACTION_NOT_ALLOWED', 'PLAN_EXISTS', 'PLAN_DATES_INVALID'],
  }),
  getPlan: endpoint({
    method: 'GET',
    path: '/plans/{planId}',
    tag,
    summary: 'One plan with its posts, coverage, targets, milestones and reviews',
    access,
    params,
    response: Plan,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  stepPlan: endpoint({
    method: 'POST',
    path: '/plans/{planId}/steps',
    tag,
    summary: 'Take the plan a step on: propose, agree, take back, start, conclude, close, break off, drop',
    access,
    params,
    body: z.object({ revision, action: z.enum(planActions), reason: text(2_000).optional() }),
    response: Plan,
    errors: [...changes, 'PLAN_EMPTY', 'PLAN_NOT_YET', 'PLAN_REVIEWS_MISSING', 'REASON_MISSING'],
  }),
  addPlanItem: endpoint({
    method: 'POST',
    path: '/plans/{planId}/items',
    tag,
    summary: 'Add a line',
    access,
    params,
    body: z.object({ revision, item: PlanItemInput }),
    response: Plan,
    errors: [...changes, ...itemFaults],
  }),
  changePlanItem: endpoint({
    method: 'PUT',
    path: '/plans/{planId}/items/{itemId}',
    tag,
    summary: 'Change a line; its kind stays',
    access,
    params: itemParams,
    body: z.object({ revision, item: PlanItemInput }),
    response: Plan,
    errors: [...changes, ...itemFaults],
  }),
  removePlanItem: endpoint({
    method: 'DELETE',
    path: '/plans/{planId}/items/{itemId}',
    tag,
    summary: 'Remove a line',
    access,
    params: itemParams,
    query: z.object({ kind: z.enum(planItemKinds), revision: z.coerce.number().int().min(1) }),
    response: Plan,
    errors: changes,
  }),
  measureTarget: endpoint({
    method: 'PUT',
    path: '/plans/{planId}/targets/{itemId}',
    tag,
    summary: 'Enter where a target stands',
    access,
    params: itemParams,
    body: z.object({ revision, current: z.number(), measuredOn: z.iso.date() }),
    response: Plan,
    errors: [...changes, 'PLAN_DATES_INVALID'],
  }),
  markMilestone: endpoint({
    method: 'PUT',
    path: '/plans/{planId}/milestones/{itemId}',
    tag,
    summary: 'Mark a milestone as done, which takes evidence; or as not done after all',
    access,
    params: itemParams,
    body: z.object({ revision, doneOn: z.iso.date().nullable() }),
    response: Plan,
    errors: [...changes, 'PLAN_EVIDENCE_MISSING', 'PLAN_DATES_INVALID'],
  }),
  attachEvidence: endpoint({
    method: 'POST',
    path: '/plans/{planId}/milestones/{itemId}/evidence',
    tag,
    summary: 'Bring a photo or a PDF as evidence of a milestone',
    access,
    params: itemParams,
    takesFile: true,
    response: Plan,
    errors: [
      'ACTION_NOT_ALLOWED',
      'PLAN_MOVED_ON',
      'FILE_TOO_LARGE',
      'FILE_TYPE_UNSUPPORTED',
      'FILE_EMPTY',
      'FILES_TOO_MANY',
    ],
  }),
  getEvidence: endpoint({
    method: 'GET',
    path: '/plans/{planId}/evidence/{evidenceId}',
    tag,
    summary: 'The evidence itself',
    access,
    params: z.object({ planId, evidenceId: z.uuid() }),
    givesFile: attachmentMediaTypes,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  removeEvidence: endpoint({
    method: 'DELETE',
    path: '/plans/{planId}/evidence/{evidenceId}',
    tag,
    summary: 'Take back evidence that no done milestone rests on',
    access,
    params: z.object({ planId, evidenceId: z.uuid() }),
    response: Plan,
    errors: ['ACTION_NOT_ALLOWED', 'PLAN_MOVED_ON', 'PLAN_EVIDENCE_MISSING'],
  }),
  reviewPlanQuarter: endpoint({
    method: 'PUT',
    path: '/plans/{planId}/reviews/{quarter}',
    tag,
    summary: 'Look back on a quarter for my side, with marks and a comment; anew while the plan runs',
    access,
    params: z.object({ planId, quarter: planQuarter }),
    body: PlanReviewInput.extend({ revision }),
    response: Plan,
    errors: [...changes, 'PLAN_NOT_YET', 'PLAN_REVIEW_SAME_PERSON'],
  }),
};
