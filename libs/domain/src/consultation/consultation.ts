import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { Specialty } from '../access/actor.js';

export const urgencies = ['routine', 'urgent', 'emergency'] as const;
export type Urgency = (typeof urgencies)[number];

/** Minutes by urgency, agreed per pair of hospitals. */
export type UrgencyLimits = Readonly<Record<Urgency, number>>;

export const sexes = ['female', 'male', 'other'] as const;
export type Sex = (typeof sexes)[number];

/** Who consented to the consultation; the fee and the purpose were explained to them. */
export const consentGivers = ['patient', 'guardian', 'relative'] as const;
export type ConsentGiver = (typeof consentGivers)[number];

/** How the answer is meant to be given: in a live session, or in writing alone. */
export const answerForms = ['live', 'written'] as const;
export type AnswerForm = (typeof answerForms)[number];

/** How the patient is treated at the county hospital. */
export const careSettings = ['outpatient', 'inpatient'] as const;
export type CareSetting = (typeof careSettings)[number];

/** What a request must hold before it can be asked. Everything may be missing while it is a draft. */
export interface RequestContent {
  readonly invitedHospitalId: HospitalId | null;
  readonly specialty: Specialty | null;
  readonly urgency: Urgency | null;
  readonly patientAgeYears: number | null;
  readonly patientSex: Sex | null;
  readonly history: string;
  readonly question: string;
  readonly consentGiver: ConsentGiver | null;
  readonly answerForm: AnswerForm;
  /** Several experts are wanted, of whom one chairs and signs the joint opinion. */
  readonly isPanel: boolean;
  /** How the patient is treated at the county hospital: it decides how long the record is kept. */
  readonly careSetting: CareSetting | null;
}

export const requestFields = [
  'invitedHospitalId',
  'specialty',
  'urgency',
  'patientAgeYears',
  'patientSex',
  'history',
  'question',
  'consentGiver',
] as const satisfies readonly (keyof RequestContent)[];
export type RequestField = (typeof requestFields)[number];

/** The fields that still keep a request from being submitted, in the order of the form. */
export function missingRequestFields(content: RequestContent): RequestField[] {
  return requestFields.filter((field) => {
    const value = content[field];
    return value === null || (typeof value === 'string' && value.trim() === '');
  });
}

/** Minutes in which the invited hospital is to take or refuse a question. */
export type ResponseLimits = UrgencyLimits;

/** The people and hospitals of a consultation: all that access needs to know of it. */
export interface ConsultationParties {
  readonly requestedById: PersonId;
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId | null;
  readonly specialty: Specialty | null;
  readonly expertId: PersonId | null;
  readonly submittedAt: Date | null;
}
