import {
  agreementBlockCodes,
  answerForms,
  consultationStates,
  specialties,
  spokenLanguages,
  triageClocks,
  urgencies,
} from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, hospitalId, personId } from '../shapes/ids.js';
import { pageOf, paged } from '../shapes/paging.js';
import {
  ConsultationRouting,
  hospitalIdParam,
  OverflowBalance,
  OverflowEntry,
  RoutingOrder,
  RoutingSetting,
  RoutingSettingContent,
  TriageItem,
} from '../shapes/routing.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'routing';
const access = 'signedIn';
const params = z.object({ consultationId });
const revision = z.number().int();
const count = z.number().int();

export const TriagePage = pageOf(TriageItem)
  .extend({
    counts: z
      .record(z.enum(triageClocks), count)
      .meta({ description: 'By clock, of all that the other filters find' }),
  })
  .meta({ id: 'TriagePage' });
export type TriagePage = z.infer<typeof TriagePage>;

export const OverflowLedger = pageOf(OverflowEntry)
  .extend({ balances: z.array(OverflowBalance) })
  .meta({ id: 'OverflowLedger' });
export type OverflowLedger = z.infer<typeof OverflowLedger>;

export const triageSorts = ['clock', 'submitted', 'urgency'] as const;

export const routingEndpoints = {
  listRoutingOptions: endpoint({
    method: 'GET',
    path: '/routing/options',
    tag,
    summary: 'Whom my hospital should ask, best first with reasons, and why not the others',
    access,
    query: z.object({
      specialty: z.enum(specialties),
      urgency: z.enum(urgencies),
      language: z.enum(spokenLanguages).optional(),
      answerForm: z.enum(answerForms).default('live'),
    }),
    response: RoutingOrder,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getConsultationRouting: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/routing',
    tag,
    summary: 'Where else a question could go, and to whom it could be directed',
    access,
    params,
    query: z.object({ specialty: z.enum(specialties).optional() }),
    response: ConsultationRouting,
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  }),
  rerouteConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/reroute',
    tag,
    summary: 'Send a question that nobody has taken to another hospital or specialty, with a reason',
    access,
    params,
    body: z.object({
      revision,
      reason: text(500),
      invitedHospitalId: hospitalId.optional(),
      specialty: z.enum(specialties).optional(),
      directedToId: personId.optional(),
    }),
    errors: [
      'NOT_FOUND',
      'ACTION_NOT_ALLOWED',
      'STATE_CONFLICT',
      'REVISION_CONFLICT',
      'REASON_MISSING',
      'ROUTE_UNCHANGED',
      'OVERFLOW_NOT_OPEN',
      'EXPERT_NOT_ELIGIBLE',
      ...agreementBlockCodes,
    ],
  }),
  directConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/direct',
    tag,
    summary: 'Ask one expert by name to take a question; the others still may',
    access,
    params,
    body: z.object({ revision, personId: personId.nullable() }),
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CONFLICT', 'REVISION_CONFLICT', 'EXPERT_NOT_ELIGIBLE'],
  }),
  listOverflowCredits: endpoint({
    method: 'GET',
    path: '/routing/credits',
    tag,
    summary:
      'Who answered for whom: the balances of my hospitals and of those they dealt with, and the entries',
    access,
    query: z.object(paged),
    response: OverflowLedger,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getRoutingSetting: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/routing',
    tag,
    summary:
      'How long a hospital waits for a page, what load it takes, and whether it takes part in overflow',
    access,
    params: hospitalIdParam,
    response: RoutingSetting,
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  }),
  updateRoutingSetting: endpoint({
    method: 'PUT',
    path: '/hospitals/{hospitalId}/routing',
    tag,
    summary: 'Change them',
    access,
    params: hospitalIdParam,
    body: RoutingSettingContent,
    response: RoutingSetting,
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  }),
  listTriage: endpoint({
    method: 'GET',
    path: '/triage',
    tag,
    summary: 'The open questions of the hospitals I coordinate, by their clocks, with what to do next',
    access,
    query: z.object({
      side: z.enum(['inviting', 'invited']).optional(),
      specialty: z.enum(specialties).optional(),
      urgency: z.enum(urgencies).optional(),
      state: z.enum(consultationStates).optional(),
      clock: z.enum(triageClocks).optional(),
      search: text(100).optional().meta({ description: 'In numbers and names of hospitals and doctors' }),
      sort: z.enum(triageSorts).default('clock'),
      ...paged,
    }),
    response: TriagePage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};
