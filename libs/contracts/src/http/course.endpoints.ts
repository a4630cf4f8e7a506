import { agreementBlockCodes } from '@jiedui/domain';
import { z } from 'zod';
import { Consultation } from '../shapes/consultation.js';
import { consultationId, personId } from '../shapes/ids.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'consultations';
const access = 'signedIn';
const params = z.object({ consultationId });
const revision = z.number().int().min(1);
const withReason = z.object({ revision, reason: text(2_000) });

/** Steps back and aside: asking for more, giving it to somebody else, opening it again. */
export const courseEndpoints = {
  requestInformation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/request-information',
    tag,
    summary: 'Ask the county doctor for what is missing; the clocks stand still meanwhile',
    access,
    params,
    body: withReason,
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED', 'REASON_MISSING'],
  }),
  supplyInformation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/supply-information',
    tag,
    summary: 'Hand back what was asked for; the clocks go on',
    access,
    params,
    body: z.object({ revision, history: text(20_000).optional(), question: text(4_000).optional() }),
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED', 'REQUEST_INCOMPLETE'],
  }),
  reassignConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/reassign',
    tag,
    summary: 'Give it to another expert of the invited hospital, with a reason',
    access,
    params,
    body: withReason.extend({ expertId: personId }),
    response: Consultation,
    errors: [
      'STATE_CONFLICT',
      'REVISION_CONFLICT',
      'ACTION_NOT_ALLOWED',
      'REASON_MISSING',
      'EXPERT_NOT_QUALIFIED',
      'NOT_FOUND',
    ],
  }),
  reopenConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/reopen',
    tag,
    summary: 'Open what was refused or has lapsed once more, with a reason',
    access,
    params,
    body: withReason,
    response: Consultation,
    errors: [
      'OVERFLOW_NOT_OPEN',
      'STATE_CONFLICT',
      'REVISION_CONFLICT',
      'ACTION_NOT_ALLOWED',
      'REASON_MISSING',
      ...agreementBlockCodes,
    ],
  }),
};
