import { answerForms, careSettings, correctableFields, sexes, urgencies } from '@jiedui/domain';
import { z } from 'zod';
import { Consultation, patientAgeYears } from '../shapes/consultation.js';
import { consultationId, instant } from '../shapes/ids.js';
import { Person } from '../shapes/people.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'corrections';
const access = 'signedIn';
const params = z.object({ consultationId });
const value = z.union([z.string(), z.number()]).nullable();

/** What was put right, as it was and as it is. */
export const Correction = z
  .object({
    id: z.uuid(),
    field: z.enum(correctableFields),
    was: value,
    becomes: value,
    reason: z.string(),
    by: Person,
    at: instant,
  })
  .meta({ id: 'Correction' });
export type Correction = z.infer<typeof Correction>;

export const CorrectionList = z
  .object({
    items: z.array(Correction),
    mine: z.array(z.enum(correctableFields)).meta({ description: 'What I may put right now' }),
  })
  .meta({ id: 'CorrectionList' });
export type CorrectionList = z.infer<typeof CorrectionList>;

export const correctionEndpoints = {
  listCorrections: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/corrections',
    tag,
    summary: 'What coordinators put right, oldest first, and what I may put right now',
    access,
    params,
    response: CorrectionList,
    errors: [],
  }),
  correctConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/corrections',
    tag,
    summary: 'Put something right as a coordinator, with a reason that both sides see',
    access,
    params,
    body: z.object({
      revision: z.number().int().min(1),
      reason: text(2_000),
      changes: z
        .object({
          urgency: z.enum(urgencies),
          patientAgeYears,
          patientSex: z.enum(sexes),
          careSetting: z.enum(careSettings),
          answerForm: z.enum(answerForms),
        })
        .partial()
        .refine((changes) => Object.keys(changes).length > 0, { message: 'Nothing changes' }),
    }),
    response: Consultation,
    errors: [
      'STATE_CONFLICT',
      'REVISION_CONFLICT',
      'ACTION_NOT_ALLOWED',
      'REASON_MISSING',
      'SERVICE_NOT_AGREED',
    ],
  }),
};
