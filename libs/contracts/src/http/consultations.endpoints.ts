import { agreementBlockCodes, consultationStates } from '@jiedui/domain';
import { z } from 'zod';
import {
  attachmentMediaTypes,
  Consultation,
  ConsultationSummary,
  RequestContent,
  TimelineEntry,
} from '../shapes/consultation.js';
import { attachmentId, consultationId } from '../shapes/ids.js';
import { AnswerChanges, TemplateReference } from '../shapes/request.js';
import { PatientIdentity, PatientSearch } from '../shapes/patient.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'consultations';
const access = 'signedIn';
const params = z.object({ consultationId });
/** The reader's copy: an action on an older one is refused, so that nobody decides on what they have not seen. */
const revision = z.number().int().min(1);
const onRevision = z.object({ revision });
const patient = PatientIdentity.partial().optional();
/** Consent is no field of the form: it is recorded by itself, with its signature. */
const DraftChanges = RequestContent.omit({ consentGiver: true })
  .partial()
  .extend({ patient, template: TemplateReference.nullable().optional(), answers: AnswerChanges.optional() });
const withReason = z.object({ revision, reason: text(2_000) });

/** Named groups of states that lists are filtered by; `mine` narrows to what waits for the reader. */
export const ConsultationFilter = z.object({
  state: z.enum(consultationStates).optional(),
  scope: z.enum(['all', 'open', 'waitingForMe', 'done']).default('all'),
  search: text(200).optional().meta({ description: 'In the number, question and names of people' }),
  ...paged,
});
export type ConsultationFilter = z.infer<typeof ConsultationFilter>;

export const ConsultationPage = pageOf(ConsultationSummary).meta({ id: 'ConsultationPage' });
export type ConsultationPage = z.infer<typeof ConsultationPage>;

export const consultationEndpoints = {
  listConsultations: endpoint({
    method: 'GET',
    path: '/consultations',
    tag,
    summary: 'The consultations I may see, newest first; what waits for me by its clock',
    access,
    query: ConsultationFilter,
    response: ConsultationPage,
    errors: [],
  }),
  findByPatient: endpoint({
    method: 'POST',
    path: '/consultations/search',
    tag,
    summary:
      'The consultations I may see of one patient, by exact name or number. A body, so that no address names a patient',
    access,
    body: z.object({
      patient: PatientSearch,
      page: z.number().int().min(1).max(10_000).default(1),
      pageSize: z.number().int().min(1).max(100).default(20),
    }),
    response: ConsultationPage,
    errors: [],
  }),
  draftConsultation: endpoint({
    method: 'POST',
    path: '/consultations',
    tag,
    summary: 'Begin a request as a draft of my own',
    access,
    body: DraftChanges.extend({
      id: (z.uuidv7() as unknown as typeof consultationId).optional().meta({
        description: 'Made by the caller, so that a repeated request begins one draft; a UUIDv7',
      }),
    }),
    response: Consultation,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getConsultation: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}',
    tag,
    summary: 'One consultation as I may see it',
    access,
    params,
    response: Consultation,
    errors: [],
  }),
  updateDraft: endpoint({
    method: 'PATCH',
    path: '/consultations/{consultationId}',
    tag,
    summary: 'Save what changed in a draft',
    access,
    params,
    body: DraftChanges.extend({ revision }),
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
  submitConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/submit',
    tag,
    summary: 'Ask the paired hospital',
    access,
    params,
    body: onRevision.extend({
      duplicateReason: text(1_000).optional().meta({
        description: 'Why it is asked although an earlier question of the same patient stands',
      }),
    }),
    response: Consultation,
    errors: [
      'OVERFLOW_NOT_OPEN',
      'STATE_CONFLICT',
      'REVISION_CONFLICT',
      'ACTION_NOT_ALLOWED',
      'REQUEST_INCOMPLETE',
      'CONSENT_MISSING',
      ...agreementBlockCodes,
    ],
  }),
  acceptConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/accept',
    tag,
    summary: 'Take the question as its expert',
    access,
    params,
    body: onRevision,
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED', 'EXPERT_NOT_QUALIFIED'],
  }),
  refuseConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/refuse',
    tag,
    summary: 'Refuse with a reason',
    access,
    params,
    body: withReason,
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED', 'REASON_MISSING'],
  }),
  discardDraft: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/discard',
    tag,
    summary: 'Throw a draft away',
    access,
    params,
    body: onRevision,
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
  cancelConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/cancel',
    tag,
    summary: 'Withdraw the request, with a reason',
    access,
    params,
    body: withReason,
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED', 'REASON_MISSING'],
  }),
  acknowledgeConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/acknowledge',
    tag,
    summary: 'Confirm that the signed record was received and read',
    access,
    params,
    body: onRevision,
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED', 'RECORD_NOT_READY'],
  }),
  closeConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/close',
    tag,
    summary: 'Close it',
    access,
    params,
    body: onRevision,
    response: Consultation,
    errors: ['STATE_CONFLICT', 'REVISION_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
  listTimeline: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/timeline',
    tag,
    summary: 'Who did what when, oldest first',
    access,
    params,
    response: z.array(TimelineEntry),
    errors: [],
  }),
  getAttachment: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/attachments/{attachmentId}',
    tag,
    summary: 'The attached file itself',
    access,
    params: z.object({ consultationId, attachmentId }),
    givesFile: attachmentMediaTypes,
    errors: [],
  }),
  removeAttachment: endpoint({
    method: 'DELETE',
    path: '/consultations/{consultationId}/attachments/{attachmentId}',
    tag,
    summary: 'Remove a file from a draft',
    access,
    params: z.object({ consultationId, attachmentId }),
    errors: ['STATE_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
};
