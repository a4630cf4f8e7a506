import type { ConsultationState } from '@jiedui/domain';
import { signedConsent } from '../../../apps/api/test/consultation-steps.js';
import type { Expectations } from '../expectation.js';
import type { Target } from '../target.js';
import { countyDoctors } from './consultations.js';

const params = ({ consultationId }: Target) => ({ params: { consultationId } });
const onConsent = ({ consultationId, consentId }: Target) => ({ params: { consultationId, consentId } });
const turningPoints: readonly ConsultationState[] = ['draft', 'submitted', 'accepted', 'closed'];

/** Asking well: by a template, once, with a consent, and again where there was no answer. */
export const onRequests = {
  listRequestTemplates: { to: 'everyone', ask: () => ({ query: {} }) },
  findSimilarRequests: {
    to: countyDoctors,
    otherwise: 'forbidden',
    ask: () => ({ body: { patient: { recordNumber: 'R-000-1' }, specialty: 'cardiology' } }),
  },
  copyConsultation: { on: ['refused', 'expired', 'cancelled'], to: ['requester'], aim: params },
  listConsents: { on: turningPoints, aim: params },
  getConsentDocument: { on: turningPoints, aim: onConsent },
  recordConsent: {
    on: ['draft', 'submitted'],
    to: ['requester'],
    // One is on record already: whoever gets that far was let in.
    mayEnd: ['CONSENT_ALREADY_GIVEN'],
    aim: (target) => ({ ...params(target), body: signedConsent() }),
  },
  withdrawConsent: {
    on: ['draft', 'submitted'],
    to: ['requester'],
    aim: (target) => ({ ...onConsent(target), body: { reason: 'A reason' } }),
  },
} satisfies Partial<Expectations>;
