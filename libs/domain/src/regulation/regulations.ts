import { type AgreementBlock, type AgreementBlockCode, agreementBlockCodes } from '../agreement/agreement.js';
import type { CareSetting, ConsentGiver } from '../consultation/consultation.js';
import { expertIndependentYears, isIndependentFor } from '../people/credentials.js';
import { type Regulation, regulation, type RegulationId } from './regulation.js';

/** Published in September 2018; the source says no day. */
const rulesOf2018 = {
  source: 'telemedicineRules2018',
  effectiveFrom: '2018-09',
  effectiveUntil: null,
} as const;

/** Hospitals agree on conditions, duties and liability before one asks the other. */
export const agreementFirst = regulation<
  { readonly agreementBlock: AgreementBlock | undefined },
  AgreementBlockCode
>({
  ...rulesOf2018,
  id: 'agreementFirst',
  codes: agreementBlockCodes,
  check: ({ agreementBlock }) => agreementBlock?.code,
});

/** The patient consents in writing; a guardian or a close relative where the patient cannot or should not be told. */
export const consentPresent = regulation<
  { readonly request: { readonly consentGiver: ConsentGiver | null } },
  'CONSENT_MISSING'
>({
  ...rulesOf2018,
  id: 'consentPresent',
  codes: ['CONSENT_MISSING'],
  check: ({ request }) => (request.consentGiver === null ? 'CONSENT_MISSING' : undefined),
});

/** A consulting expert is a registered doctor who has practised independently for three years or longer. */
export const expertIndependent = regulation<
  { readonly expertPractisingSince?: string | null },
  'EXPERT_NOT_QUALIFIED'
>({
  ...rulesOf2018,
  id: 'expertIndependent',
  codes: ['EXPERT_NOT_QUALIFIED'],
  check: ({ expertPractisingSince }, now) =>
    isIndependentFor(expertPractisingSince ?? null, expertIndependentYears, now)
      ? undefined
      : 'EXPERT_NOT_QUALIFIED',
});

/** A question is answered promptly, or refused with a reason. */
export const refusalReasoned = regulation<{ readonly reason?: string }, 'REASON_MISSING'>({
  ...rulesOf2018,
  id: 'refusalReasoned',
  codes: ['REASON_MISSING'],
  check: ({ reason }) => (reason?.trim() ? undefined : 'REASON_MISSING'),
});

/** No national limit was found: the agreement sets one for each urgency, and a session is booked inside it. */
export const answeredWithinLimits = regulation<
  {
    readonly answerDueAt: Date | null;
    readonly appointment?: { readonly startsAt: Date };
  },
  'APPOINTMENT_AFTER_LIMIT'
>({
  id: 'answeredWithinLimits',
  source: 'agreement',
  effectiveFrom: null,
  effectiveUntil: null,
  codes: ['APPOINTMENT_AFTER_LIMIT'],
  check: ({ answerDueAt, appointment }, now) => {
    if (answerDueAt === null || !appointment) return undefined;
    // A limit that is past already must not keep the answer from being given at all.
    return appointment.startsAt > answerDueAt && answerDueAt > now ? 'APPOINTMENT_AFTER_LIMIT' : undefined;
  },
});

/** Nobody but its author sees an opinion before it is signed; nobody changes it afterwards. */
export const signedBeforeShown = regulation<
  { readonly isSigned: boolean; readonly isAuthor: boolean },
  'OPINION_NOT_SIGNED'
>({
  ...rulesOf2018,
  id: 'signedBeforeShown',
  codes: ['OPINION_NOT_SIGNED'],
  check: ({ isSigned, isAuthor }) => (isSigned || isAuthor ? undefined : 'OPINION_NOT_SIGNED'),
});

/** How long what kind of record is kept, in years. Sound and pictures of the process are kept three years or longer. */
export const retentionYears = { outpatient: 15, inpatient: 30, media: 3 } as const;
export type RetentionClass = keyof typeof retentionYears;

/** @returns the class of a record; the longer one where the county hospital did not say how the patient is treated */
export const retentionClassOf = (setting: CareSetting | null): RetentionClass => setting ?? 'inpatient';

/** The first day on which a record of this class may be deleted. ISO date. */
export function retainedUntil(recordedAt: Date, kept: RetentionClass): string {
  const until = new Date(recordedAt);
  until.setUTCFullYear(until.getUTCFullYear() + retentionYears[kept]);
  return until.toISOString().slice(0, 10);
}

/** A record belongs to a class that says how long it is kept, and is not deleted before. */
export const retainedByClass = regulation<{ readonly retainUntil: string | null }, 'RECORD_RETAINED'>({
  id: 'retainedByClass',
  source: 'recordKeeping',
  effectiveFrom: null,
  effectiveUntil: null,
  codes: ['RECORD_RETAINED'],
  check: ({ retainUntil }, now) =>
    retainUntil !== null && now.toISOString().slice(0, 10) >= retainUntil ? undefined : 'RECORD_RETAINED',
});

/** Every rule, in the order of a consultation's course. */
export const regulations: Readonly<Record<RegulationId, Regulation<never, string>>> = {
  agreementFirst,
  consentPresent,
  expertIndependent,
  refusalReasoned,
  answeredWithinLimits,
  signedBeforeShown,
  retainedByClass,
};

/** The rule behind a code of the error catalogue, where a rule is. */
export const regulationOf = (code: string): RegulationId | undefined =>
  Object.values(regulations).find(({ codes }) => codes.includes(code))?.id;
