import { z } from 'zod';
import { OpinionContent } from '../shapes/consultation.js';
import { consultationId, personId } from '../shapes/ids.js';
import { Panel } from '../shapes/panel.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'panels';
const access = 'signedIn';
const params = z.object({ consultationId });

export const panelEndpoints = {
  getPanel: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/panel',
    tag,
    summary: 'The experts of a multidisciplinary consultation and what each has said, as far as I may see it',
    access,
    params,
    response: Panel,
    errors: [],
  }),
  askPanelMember: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/panel/{personId}/ask',
    tag,
    summary: 'Ask a member for an opinion of their own before the joint one is signed',
    access,
    params: z.object({ consultationId, personId }),
    response: Panel,
    errors: ['STATE_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
  excusePanelMember: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/panel/{personId}/excuse',
    tag,
    summary: 'Go on without the opinion of a member, with a reason',
    access,
    params: z.object({ consultationId, personId }),
    body: z.object({ reason: text(2_000) }),
    response: Panel,
    errors: ['STATE_CONFLICT', 'ACTION_NOT_ALLOWED', 'REASON_MISSING'],
  }),
  savePanelOpinion: endpoint({
    method: 'PUT',
    path: '/consultations/{consultationId}/panel/opinion',
    tag,
    summary: 'Save my opinion as a member; nobody else sees it before I sign',
    access,
    params,
    body: OpinionContent,
    response: Panel,
    errors: ['STATE_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
  signPanelOpinion: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/panel/opinion/sign',
    tag,
    summary:
      'Sign my opinion as a member after a fresh proof that it is me (step-up); it can no longer be changed',
    access,
    params,
    body: OpinionContent,
    response: Panel,
    errors: [
      'STATE_CONFLICT',
      'ACTION_NOT_ALLOWED',
      'OPINION_MISSING',
      'EXPERT_NOT_QUALIFIED',
      'STEP_UP_NEEDED',
    ],
  }),
};
