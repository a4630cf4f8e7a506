import { z } from 'zod';
import { consultationId, instant, personId } from '../shapes/ids.js';
import { BrokenGlass, ConsultationMember, glassVerdicts, MemberCandidate } from '../shapes/sharing.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const access = 'signedIn';
const params = z.object({ consultationId });

export const sharingEndpoints = {
  listMemberCandidates: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/member-candidates',
    tag: 'sharing',
    summary: 'Experts of the invited hospital who could join, by name',
    access,
    params,
    query: z.object({ search: text(100).optional() }),
    response: z.array(MemberCandidate),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/members',
    tag: 'sharing',
    summary: 'Ask an expert of the invited hospital to join; they see the case from then on',
    access,
    params,
    body: z.object({ personId }),
    response: ConsultationMember,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: '/consultations/{consultationId}/members/{personId}',
    tag: 'sharing',
    summary: 'Take back the access of somebody who was asked to join',
    access,
    params: params.extend({ personId }),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  breakGlass: endpoint({
    method: 'POST',
    path: '/break-glass',
    tag: 'sharing',
    summary: 'Emergency access to a consultation of my hospital, with a reason that will be reviewed',
    access,
    body: z.object({ number: z.string().trim().min(1).max(40), reason: text(1_000) }),
    response: z.object({
      consultationId,
      until: instant.nullable().meta({ description: 'Null where I could see it anyway' }),
    }),
    errors: ['NOT_FOUND', 'REASON_MISSING', 'STEP_UP_NEEDED'],
  }),
  listBrokenGlass: endpoint({
    method: 'GET',
    path: '/break-glass',
    tag: 'sharing',
    summary: 'Uses of emergency access at the hospitals I administer, those to be reviewed first',
    access,
    query: z.object({
      isReviewed: z.stringbool().optional(),
      ...paged,
    }),
    response: pageOf(BrokenGlass),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  reviewBrokenGlass: endpoint({
    method: 'POST',
    path: '/break-glass/{breakGlassId}/review',
    tag: 'sharing',
    summary: 'Say whether the emergency access was justified; not by the one who took it',
    access,
    params: z.object({ breakGlassId: z.uuid() }),
    body: z.object({ verdict: z.enum(glassVerdicts), note: text(1_000).nullable() }),
    response: BrokenGlass,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
};
