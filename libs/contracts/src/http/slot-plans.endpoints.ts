import { z } from 'zod';
import { hospitalId, personId, slotPlanBlockId, slotPlanId } from '../shapes/ids.js';
import { pageOf, paged } from '../shapes/paging.js';
import {
  HospitalDemand,
  SlotPlan,
  SlotPlanBlockEdit,
  SlotPlanItem,
  SlotPlanTerms,
} from '../shapes/slot-plan.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'slot plans';
const access = 'signedIn';
const ofHospital = z.object({ hospitalId });
const ofPlan = z.object({ planId: slotPlanId });
const revision = z.number().int().min(1).meta({ description: 'Of the plan as it was last read' });

export const SlotPlanPage = pageOf(SlotPlanItem).meta({ id: 'SlotPlanPage' });
export type SlotPlanPage = z.infer<typeof SlotPlanPage>;

export const slotPlanEndpoints = {
  getDemand: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/demand',
    tag,
    summary: 'How requests came to a hospital in the last year, by specialty: counts and classes',
    access,
    params: ofHospital,
    response: HospitalDemand,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  listSlotPlans: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/slot-plans',
    tag,
    summary: 'Slot plans of a hospital, latest first',
    access,
    params: ofHospital,
    query: z.object(paged),
    response: SlotPlanPage,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  proposeSlotPlan: endpoint({
    method: 'POST',
    path: '/hospitals/{hospitalId}/slot-plans',
    tag,
    summary: 'Make a draft from the demand so far',
    access,
    params: ofHospital,
    body: SlotPlanTerms,
    response: SlotPlan,
    errors: [
      'ACTION_NOT_ALLOWED',
      'NOT_FOUND',
      'SLOT_PLAN_NO_DEMAND',
      'SLOT_PLAN_DATES_INVALID',
      'SLOT_PLAN_OVER_BUDGET',
    ],
  }),
  getSlotPlan: endpoint({
    method: 'GET',
    path: '/slot-plans/{planId}',
    tag,
    summary: 'One slot plan with its blocks',
    access,
    params: ofPlan,
    response: SlotPlan,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  changeSlotPlan: endpoint({
    method: 'PUT',
    path: '/slot-plans/{planId}/blocks',
    tag,
    summary: 'Put other blocks into a draft',
    access,
    params: ofPlan,
    body: z.object({ revision, blocks: z.array(SlotPlanBlockEdit).max(2_000) }),
    response: SlotPlan,
    errors: [
      'ACTION_NOT_ALLOWED',
      'NOT_FOUND',
      'SLOT_PLAN_MOVED_ON',
      'SLOT_PLAN_BLOCK_INVALID',
      'SLOT_PLAN_OVER_BUDGET',
      'SLOT_PLAN_EXPERT_INVALID',
    ],
  }),
  publishSlotPlan: endpoint({
    method: 'POST',
    path: '/slot-plans/{planId}/publish',
    tag,
    summary: 'Put a draft in force; the plan before it is replaced',
    access,
    params: ofPlan,
    body: z.object({ revision }),
    response: SlotPlan,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND', 'SLOT_PLAN_MOVED_ON', 'SLOT_PLAN_DATES_INVALID'],
  }),
  withdrawSlotPlan: endpoint({
    method: 'POST',
    path: '/slot-plans/{planId}/withdraw',
    tag,
    summary: 'Drop a draft, or take a published plan back: what it replaced is in force again',
    access,
    params: ofPlan,
    body: z.object({ revision, reason: text(500).trim().min(1) }),
    response: SlotPlan,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND', 'SLOT_PLAN_MOVED_ON'],
  }),
  staffSlotBlock: endpoint({
    method: 'PUT',
    path: '/slot-plan-blocks/{blockId}/expert',
    tag,
    summary: 'Say which expert stands in a block of a published plan, or that nobody does yet',
    access,
    params: z.object({ blockId: slotPlanBlockId }),
    body: z.object({ expertId: personId.nullable() }),
    response: SlotPlan,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND', 'SLOT_PLAN_MOVED_ON', 'SLOT_PLAN_EXPERT_INVALID'],
  }),
};
