import {
  answerForms,
  careSettings,
  consentGivers,
  consultationActions,
  correctableFields,
  consultationRelations,
  consultationStates,
  missedBySides,
  requestFields,
  sessionActions,
  sessionStates,
  sexes,
  specialties,
  urgencies,
} from '@jiedui/domain';
import { z } from 'zod';
import { errorCodes } from '../errors/catalogue.js';
import { attachmentId, consultationId, hospitalId, instant, opinionId, sessionId } from './ids.js';
import { Hospital, Person } from './people.js';
import { PatientIdentity } from './patient.js';
import { attachmentKind, Consent, RequestAnswers, TemplateReference } from './request.js';
import { ConsultationMember } from './sharing.js';
import { text } from './text.js';

/** What a reader may do beside the steps of the lifecycle. */
export const consultationPermissions = [
  'seeReaders',
  'changeMembers',
  'discuss',
  'correct',
  'leadPanel',
  'advise',
] as const;

/** The largest age recorded anywhere is 122; leave some room. */
export const patientAgeYears = z.number().int().min(0).max(130);

/** What the form holds. Everything may be missing until it is submitted. */
export const RequestContent = z
  .object({
    invitedHospitalId: hospitalId.nullable(),
    specialty: z.enum(specialties).nullable(),
    urgency: z.enum(urgencies).nullable(),
    patientAgeYears: patientAgeYears.nullable(),
    patientSex: z.enum(sexes).nullable(),
    history: text(20_000),
    question: text(4_000),
    consentGiver: z.enum(consentGivers).nullable(),
    answerForm: z.enum(answerForms),
    isPanel: z.boolean().meta({ description: 'Several experts are wanted' }),
    careSetting: z.enum(careSettings).nullable(),
  })
  .meta({ id: 'RequestContent' });
export type RequestContent = z.infer<typeof RequestContent>;

export const attachmentMediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export const attachmentMaxBytes = 25 * 1024 * 1024;
export const attachmentsMax = 20;

export const Attachment = z
  .object({
    id: attachmentId,
    name: z.string(),
    kind: attachmentKind,
    mediaType: z.enum(attachmentMediaTypes),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    uploadedAt: instant,
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof Attachment>;

export const LiveSession = z
  .object({
    id: sessionId,
    state: z.enum(sessionStates),
    startsAt: instant,
    endsAt: instant,
    isEncrypted: z.boolean().meta({ description: 'End to end: the media nodes cannot see or hear it' }),
    presentPersonIds: z.array(z.string()),
  })
  .meta({ id: 'LiveSession' });
export type LiveSession = z.infer<typeof LiveSession>;

export const OpinionContent = z
  .object({ findings: text(20_000), advice: text(20_000) })
  .meta({ id: 'OpinionContent' });
export type OpinionContent = z.infer<typeof OpinionContent>;

/** A draft is shown to its author alone; everyone else sees an opinion once it is signed. */
export const Opinion = OpinionContent.extend({
  id: opinionId,
  author: Person,
  savedAt: instant,
  signedAt: instant.nullable(),
  sha256: z.string().nullable().meta({ description: 'Of the signed content' }),
}).meta({ id: 'Opinion' });
export type Opinion = z.infer<typeof Opinion>;

/** What the reader may do now; where not, why not. */
export const ActionState = z
  .object({
    action: z.enum(consultationActions),
    allowed: z.boolean(),
    code: z.enum(errorCodes).optional().meta({ description: 'Why it may not happen now' }),
  })
  .meta({ id: 'ActionState' });
export type ActionState = z.infer<typeof ActionState>;

export const ConsultationSummary = z
  .object({
    id: consultationId,
    number: z.string().meta({ description: 'For people to name it by', example: 'C2026-000123' }),
    revision: z.number().int(),
    state: z.enum(consultationStates),
    specialty: z.enum(specialties).nullable(),
    urgency: z.enum(urgencies).nullable(),
    patientAgeYears: patientAgeYears.nullable(),
    patientSex: z.enum(sexes).nullable(),
    question: z.string(),
    requestedBy: Person,
    expert: Person.nullable(),
    directedTo: Person.nullable().meta({ description: 'Whom a coordinator asked to take it' }),
    invitingHospital: Hospital,
    invitedHospital: Hospital.nullable(),
    createdAt: instant,
    updatedAt: instant,
    submittedAt: instant.nullable(),
    answerForm: z.enum(answerForms),
    isPanel: z.boolean(),
    answerDueAt: instant.nullable().meta({ description: 'By when the opinion is to be signed' }),
    responseDueAt: instant.nullable(),
    appointmentStartsAt: instant.nullable(),
    relations: z.array(z.enum(consultationRelations)),
  })
  .meta({ id: 'ConsultationSummary' });
export type ConsultationSummary = z.infer<typeof ConsultationSummary>;

export const Consultation = ConsultationSummary.extend({
  request: RequestContent,
  missingFields: z.array(z.enum(requestFields)),
  template: TemplateReference.nullable(),
  answers: RequestAnswers,
  consent: Consent.nullable().meta({ description: 'The latest one, also where it was withdrawn' }),
  askedAgainOfId: consultationId.nullable(),
  duplicateReason: z.string().nullable(),
  consentedAt: instant.nullable(),
  reason: z.string().nullable().meta({ description: 'Why it was refused or cancelled' }),
  missedBy: z.enum(missedBySides).nullable().meta({ description: 'Which side did not come to the session' }),
  informationRequestedAt: instant.nullable(),
  attachments: z.array(Attachment),
  session: LiveSession.nullable(),
  opinion: Opinion.nullable(),
  record: z.object({ sizeBytes: z.number().int(), renderedAt: instant }).nullable(),
  patient: PatientIdentity,
  members: z.array(ConsultationMember),
  seenUntil: instant
    .nullable()
    .meta({ description: 'The end of emergency access, where I see it only by that' }),
  mayAlso: z.array(z.enum(consultationPermissions)),
  actions: z.array(ActionState),
}).meta({ id: 'Consultation' });
export type Consultation = z.infer<typeof Consultation>;

/** One line of the consultation's story. `by` is null where the system acted. */
export const TimelineEntry = z
  .object({
    id: z.string(),
    at: instant,
    by: Person.nullable(),
    event: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('consultation'),
        action: z.enum(consultationActions),
        to: z.enum(consultationStates),
        reason: z.string().nullable(),
        appointmentStartsAt: instant.nullable(),
        missedBy: z.enum(missedBySides).nullable(),
      }),
      z.object({
        kind: z.literal('correction'),
        field: z.enum(correctableFields),
        reason: z.string(),
      }),
      z.object({ kind: z.literal('panelOpinion') }),
      z.object({ kind: z.literal('session'), action: z.enum(sessionActions), to: z.enum(sessionStates) }),
      z.object({ kind: z.literal('presence'), movement: z.enum(['joined', 'left']) }),
      z.object({ kind: z.literal('attachment'), name: z.string(), sizeBytes: z.number().int() }),
      z.object({ kind: z.literal('record'), sizeBytes: z.number().int() }),
      z.object({
        kind: z.literal('mail'),
        delivery: z.enum(['pending', 'delivered', 'failed']),
        messageId: z.string(),
      }),
    ]),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;
