import { z } from 'zod';
import { Consultation, Opinion, OpinionContent } from '../shapes/consultation.js';
import { consultationId } from '../shapes/ids.js';
import { endpoint } from './endpoint.js';

const tag = 'records';
const access = 'signedIn';
const params = z.object({ consultationId });

export const recordEndpoints = {
  saveOpinion: endpoint({
    method: 'PUT',
    path: '/consultations/{consultationId}/opinion',
    tag,
    summary: 'Save the opinion as a draft that I alone can see',
    access,
    params,
    body: OpinionContent,
    response: Opinion,
    errors: ['STATE_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
  signOpinion: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/sign',
    tag,
    summary: 'Sign the opinion after a fresh proof that it is me (step-up); it can no longer be changed',
    access,
    params,
    body: OpinionContent.extend({
      revision: z.number().int().min(1).meta({ description: 'What the expert has seen of the request' }),
    }),
    response: Consultation,
    errors: [
      'STATE_CONFLICT',
      'REVISION_CONFLICT',
      'ACTION_NOT_ALLOWED',
      'OPINION_MISSING',
      'PANEL_OPINIONS_MISSING',
      'EXPERT_NOT_QUALIFIED',
      'STEP_UP_NEEDED',
    ],
  }),
  getRecord: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/record',
    tag,
    summary: 'The signed record as a PDF',
    access,
    params,
    givesFile: ['application/pdf'],
    errors: ['RECORD_NOT_READY'],
  }),
};
