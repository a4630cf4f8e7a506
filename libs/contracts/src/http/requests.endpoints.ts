import { specialties } from '@jiedui/domain';
import { z } from 'zod';
import { attachmentMediaTypes, Consultation } from '../shapes/consultation.js';
import { consentId, consultationId } from '../shapes/ids.js';
import { PatientIdentity } from '../shapes/patient.js';
import { Consent, KnownPatient, NewConsent, RequestTemplate, SimilarRequest } from '../shapes/request.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'requests';
const access = 'signedIn';
const params = z.object({ consultationId });

export const requestEndpoints = {
  listRequestTemplates: endpoint({
    method: 'GET',
    path: '/request-templates',
    tag,
    summary: 'What a question of each complaint must tell, as it holds on a day',
    access,
    query: z.object({
      specialty: z.enum(specialties).optional(),
      on: z.iso.date().optional().meta({ description: 'Today where left out' }),
    }),
    response: z.array(RequestTemplate),
    errors: [],
  }),
  findSimilarRequests: endpoint({
    method: 'POST',
    path: '/requests/similar',
    tag,
    summary:
      'Earlier questions of the same patient, of those I may see; a body, so that no address names a patient',
    access,
    body: z.object({
      patient: PatientIdentity.pick({ identityNumber: true, recordNumber: true }).partial(),
      specialty: z.enum(specialties).nullable(),
      exceptId: consultationId.optional(),
    }),
    response: z.object({ duplicates: z.array(SimilarRequest), known: KnownPatient.nullable() }),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  copyConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/copy',
    tag,
    summary: 'Ask again: a new draft of what was refused, lapsed or was withdrawn, without its consent',
    access,
    params,
    response: Consultation,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
  listConsents: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/consents',
    tag,
    summary: 'Every consent, the latest first',
    access,
    params,
    response: z.array(Consent),
    errors: [],
  }),
  recordConsent: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/consents',
    tag,
    summary: 'Record who agreed, for whom and how, with the signature or the scanned form',
    access,
    params,
    body: NewConsent,
    response: Consultation,
    errors: [
      'ACTION_NOT_ALLOWED',
      'STATE_CONFLICT',
      'CONSENT_UNSOUND',
      'CONSENT_ALREADY_GIVEN',
      'SIGNATURE_EMPTY',
    ],
  }),
  withdrawConsent: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/consents/{consentId}/withdraw',
    tag,
    summary: 'Record that a consent was withdrawn, or was recorded in error',
    access,
    params: params.extend({ consentId }),
    body: z.object({ reason: text(1_000) }),
    response: Consultation,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT', 'REASON_MISSING'],
  }),
  getConsentDocument: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/consents/{consentId}/document',
    tag,
    summary: 'The signature or the scanned form itself',
    access,
    params: params.extend({ consentId }),
    givesFile: ['image/svg+xml', ...attachmentMediaTypes],
    errors: [],
  }),
};
