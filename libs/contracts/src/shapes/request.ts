import {
  answerKeys,
  answerUnits,
  attachmentKinds,
  complaints,
  consentGivers,
  consentMethods,
  consentRelations,
  consultationStates,
  sexes,
  signatureLimits,
  specialties,
  wantedFileKinds,
  whyNotPatientReasons,
} from '@jiedui/domain';
import { z } from 'zod';
import { attachmentId, consentId, consultationId, instant } from './ids.js';
import { Person } from './people.js';
import { text } from './text.js';

const answerTextMaxLength = 2_000;
const answerValue = z.union([text(answerTextMaxLength), z.number()]);

/** By the names of the fields; what was not answered is not there. */
export const RequestAnswers = z.partialRecord(z.enum(answerKeys), answerValue);
/** Only what changed; null takes an answer back. */
export const AnswerChanges = z.partialRecord(z.enum(answerKeys), answerValue.nullable());

export const TemplateReference = z
  .object({ id: z.enum(complaints), version: z.number().int().min(1) })
  .meta({ id: 'TemplateReference' });

const need = z.enum(['required', 'wished']);
const calendarDay = z.iso.date();

const AnswerField = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    unit: z.enum(answerUnits),
    min: z.number(),
    max: z.number(),
    decimals: z.number().int(),
  }),
  z.object({ kind: z.literal('choice'), options: z.array(z.string()) }),
  z.object({ kind: z.literal('text'), maxLength: z.number().int() }),
  z.object({ kind: z.literal('date') }),
]);

export const RequestTemplate = z
  .object({
    id: z.enum(complaints),
    version: z.number().int(),
    specialties: z.array(z.enum(specialties)).meta({ description: 'Empty for every specialty' }),
    validFrom: calendarDay,
    validUntil: calendarDay.nullable(),
    fields: z.array(z.object({ key: z.enum(answerKeys), need, field: AnswerField })),
    files: z.array(z.object({ kind: z.enum(wantedFileKinds), need })),
  })
  .meta({ id: 'RequestTemplate' });
export type RequestTemplate = z.infer<typeof RequestTemplate>;

export const attachmentKind = z.enum(attachmentKinds);

const stroke = z
  .array(z.number().min(0).max(signatureLimits.coordinate))
  .min(2)
  .max(signatureLimits.pointsPerStroke * 2)
  .refine((points) => points.length % 2 === 0, { message: 'x and y in turn' });

/** Signed on the screen, as strokes; or a form that was scanned and attached. */
export const ConsentProof = z.discriminatedUnion('method', [
  z.object({ method: z.literal('signature'), strokes: z.array(stroke).min(1).max(signatureLimits.strokes) }),
  z.object({ method: z.literal('form'), attachmentId }),
]);

export const NewConsent = z
  .object({
    giver: z.enum(consentGivers),
    whyNotPatient: z.enum(whyNotPatientReasons).nullable(),
    relation: z.enum(consentRelations).nullable(),
    isFeeExplained: z.boolean(),
    givenAt: instant,
    proof: ConsentProof,
  })
  .meta({ id: 'NewConsent' });
export type NewConsent = z.infer<typeof NewConsent>;

export const Consent = z
  .object({
    id: consentId,
    giver: z.enum(consentGivers),
    whyNotPatient: z.enum(whyNotPatientReasons).nullable(),
    relation: z.enum(consentRelations).nullable(),
    isFeeExplained: z.boolean(),
    method: z.enum(consentMethods),
    mediaType: z.string(),
    givenAt: instant,
    recordedBy: Person,
    recordedAt: instant,
    withdrawn: z.object({ at: instant, by: Person, because: z.string() }).nullable(),
  })
  .meta({ id: 'Consent' });
export type Consent = z.infer<typeof Consent>;

/** An earlier question of the same patient, to those who may open it. */
export const SimilarRequest = z
  .object({
    id: consultationId,
    number: z.string(),
    state: z.enum(consultationStates),
    specialty: z.enum(specialties).nullable(),
    question: z.string(),
    requestedBy: Person,
    submittedAt: instant.nullable(),
    updatedAt: instant,
  })
  .meta({ id: 'SimilarRequest' });
export type SimilarRequest = z.infer<typeof SimilarRequest>;

/** What an earlier consultation of the caller's own hospital says of the patient with this record number. */
export const KnownPatient = z
  .object({
    name: z.string().nullable(),
    ageYears: z.number().int().nullable(),
    sex: z.enum(sexes).nullable(),
    identityNumber: z.string().nullable(),
    phone: z.string().nullable(),
    fromNumber: z.string(),
    toldAt: instant,
  })
  .meta({ id: 'KnownPatient' });
export type KnownPatient = z.infer<typeof KnownPatient>;
