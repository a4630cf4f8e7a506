import { agreementSteps, specialties, urgencies } from '@jiedui/domain';
import { z } from 'zod';
import {
  Agreement,
  AgreementBlock,
  AgreementDocument,
  AgreementSummary,
  AgreementTerms,
  Pairing,
} from '../shapes/agreement.js';
import { attachmentMediaTypes } from '../shapes/consultation.js';
import { agreementId, hospitalId, pairingId } from '../shapes/ids.js';
import { Hospital, regionCode } from '../shapes/people.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'pairings';
const access = 'signedIn';
const params = z.object({ agreementId });
/** The reader's copy: a step on an older one is refused, so that nobody signs what they have not seen. */
const revision = z.number().int().min(1);

/** A hospital that a county hospital is paired with: what it may ask there and how soon an answer is due. */
export const PairedHospital = z
  .object({
    hospital: Hospital,
    specialties: z
      .array(z.enum(specialties))
      .meta({ description: 'Agreed, and answered by an expert today' }),
    specialtiesNotAgreed: z
      .array(z.enum(specialties))
      .meta({ description: 'Answered by an expert today, but outside the agreement' }),
    responseLimitMinutes: z
      .record(z.enum(urgencies), z.number().int())
      .nullable()
      .meta({ description: 'To take or refuse; null where nothing was ever agreed' }),
    answerLimitMinutes: z
      .record(z.enum(urgencies), z.number().int())
      .nullable()
      .meta({ description: 'To sign the opinion; null where nothing was ever agreed' }),
    block: AgreementBlock.nullable(),
  })
  .meta({ id: 'PairedHospital' });
export type PairedHospital = z.infer<typeof PairedHospital>;

/** The columns of the board. `expiring` are those in force that end within 60 days; `over` are the last of their pair. */
export const agreementStages = [
  'draft',
  'proposed',
  'accepted',
  'active',
  'expiring',
  'suspended',
  'over',
] as const;
export const AgreementStage = z.enum(agreementStages);
export type AgreementStage = z.infer<typeof AgreementStage>;

export const AgreementFilter = z.object({
  stage: AgreementStage.optional(),
  waitingForMe: z.enum(['yes']).optional().meta({ description: 'What my side has still to sign' }),
  specialty: z.enum(specialties).optional(),
  regionCode: regionCode
    .optional()
    .meta({ description: 'Of the inviting hospital: the region and all below it' }),
  hospitalId: hospitalId.optional().meta({ description: 'On either side' }),
  search: text(100).optional().meta({ description: 'In names and codes of both hospitals, pinyin too' }),
  ...paged,
});
export type AgreementFilter = z.infer<typeof AgreementFilter>;

const count = z.number().int();

/** `counts` are of all that the filter finds but for the stage and what waits. */
export const AgreementPage = pageOf(AgreementSummary)
  .extend({
    counts: z.object({
      waitingForMe: count,
      draft: count,
      proposed: count,
      accepted: count,
      active: count,
      expiring: count,
      suspended: count,
      over: count,
    }),
  })
  .meta({ id: 'AgreementPage' });
export type AgreementPage = z.infer<typeof AgreementPage>;

export const pairingEndpoints = {
  listPairedHospitals: endpoint({
    method: 'GET',
    path: '/paired-hospitals',
    tag,
    summary: 'The hospitals that mine is paired with, and whether they may be asked today',
    access,
    response: z.array(PairedHospital),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listAgreements: endpoint({
    method: 'GET',
    path: '/agreements',
    tag,
    summary:
      'The board: what is agreed or being negotiated by my hospitals, or in my region; of pairs without either, what was last',
    access,
    query: AgreementFilter,
    response: AgreementPage,
    errors: [],
  }),
  getPairing: endpoint({
    method: 'GET',
    path: '/pairings/{pairingId}',
    tag,
    summary: 'Two hospitals with all that they ever agreed',
    access,
    params: z.object({ pairingId }),
    response: Pairing,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  draftAgreement: endpoint({
    method: 'POST',
    path: '/agreements',
    tag,
    summary:
      'Begin an agreement of one of my hospitals with another. Where the pair has one already, the draft repeats its terms and renews it',
    access,
    body: z.object({ invitingHospitalId: hospitalId, invitedHospitalId: hospitalId }),
    response: Agreement,
    errors: ['ACTION_NOT_ALLOWED', 'AGREEMENT_ALREADY_OPEN'],
  }),
  getAgreement: endpoint({
    method: 'GET',
    path: '/agreements/{agreementId}',
    tag,
    summary: 'One agreement with its history, its documents and what I may do',
    access,
    params,
    response: Agreement,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  updateAgreement: endpoint({
    method: 'PATCH',
    path: '/agreements/{agreementId}',
    tag,
    summary: 'Save what changed in a draft',
    access,
    params,
    body: AgreementTerms.partial().extend({ revision }),
    response: Agreement,
    errors: ['ACTION_NOT_ALLOWED', 'REVISION_CONFLICT', 'AGREEMENT_STATE_CONFLICT'],
  }),
  stepAgreement: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/steps',
    tag,
    summary: 'Propose, sign, decline, suspend, end … for my side. To propose is to sign',
    access,
    params,
    body: z.object({ revision, step: z.enum(agreementSteps), reason: text(2_000).optional() }),
    response: Agreement,
    errors: [
      'ACTION_NOT_ALLOWED',
      'REVISION_CONFLICT',
      'AGREEMENT_STATE_CONFLICT',
      'AGREEMENT_INCOMPLETE',
      'AGREEMENT_TERM_PAST',
      'AGREEMENT_ALREADY_ACCEPTED',
      'AGREEMENT_SAME_PERSON',
      'AGREEMENT_ACCEPTANCE_MISSING',
      'AGREEMENT_SUSPENDED_BY_OTHER',
      'REASON_MISSING',
    ],
  }),
  attachAgreementDocument: endpoint({
    method: 'POST',
    path: '/agreements/{agreementId}/documents',
    tag,
    summary: 'Add a PDF or a picture, such as the signed paper, while the agreement is not over',
    access,
    params,
    takesFile: true,
    response: AgreementDocument,
    errors: [
      'ACTION_NOT_ALLOWED',
      'AGREEMENT_STATE_CONFLICT',
      'FILE_TOO_LARGE',
      'FILE_TYPE_UNSUPPORTED',
      'FILE_EMPTY',
      'FILES_TOO_MANY',
    ],
  }),
  getAgreementDocument: endpoint({
    method: 'GET',
    path: '/agreements/{agreementId}/documents/{documentId}',
    tag,
    summary: 'The document itself',
    access,
    params: z.object({ agreementId, documentId: z.uuid() }),
    givesFile: attachmentMediaTypes,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  removeAgreementDocument: endpoint({
    method: 'DELETE',
    path: '/agreements/{agreementId}/documents/{documentId}',
    tag,
    summary: 'Remove a document from a draft',
    access,
    params: z.object({ agreementId, documentId: z.uuid() }),
    errors: ['ACTION_NOT_ALLOWED', 'AGREEMENT_STATE_CONFLICT'],
  }),
};
