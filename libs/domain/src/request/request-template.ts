import type { Specialty } from '../access/actor.js';
import { type AnswerKey, type AnswerValue, type ClinicalAnswers, isAnswerKey } from './answer-fields.js';

/** Files that a template may wish for; an attachment says which of them it is, or that it is another. */
export const wantedFileKinds = [
  'ecg',
  'chestImage',
  'ct',
  'mri',
  'ultrasound',
  'xray',
  'endoscopy',
  'labReport',
  'pathologyReport',
  'photo',
  'operationRecord',
  'foetalMonitoring',
  'growthChart',
] as const;
export type WantedFileKind = (typeof wantedFileKinds)[number];
/** What a file of a request can be: one that a template may ask for, the scanned consent, or anything else. */
export const attachmentKinds = [...wantedFileKinds, 'consentForm', 'other'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Without what is required nobody can answer; what is wished for makes the answer better. */
export type Need = 'required' | 'wished';

export const complaints = [
  'chestPain',
  'heartFailure',
  'palpitations',
  'suddenDeficit',
  'headache',
  'seizure',
  'coughFever',
  'breathlessness',
  'haemoptysis',
  'abdominalPain',
  'digestiveBleeding',
  'jaundice',
  'diabetes',
  'thyroid',
  'kidneyFailure',
  'urineProtein',
  'newTumour',
  'tumourTreatment',
  'acuteAbdomen',
  'afterOperation',
  'fracture',
  'backJointPain',
  'pregnancyPressure',
  'pregnancyBleeding',
  'childFever',
  'childBreathing',
  'severeInjury',
  'poisoning',
  'shock',
  'imageReading',
  'general',
] as const;
export type Complaint = (typeof complaints)[number];

/** What a question of one complaint must tell, as it was laid down from one day on. */
export interface RequestTemplate {
  /** The complaint; together with the version it names a template for good. */
  readonly id: Complaint;
  readonly version: number;
  /** Those that answer it; nothing for every specialty. */
  readonly specialties: readonly Specialty[];
  /** `YYYY-MM-DD`, the first day and the last. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly fields: readonly { readonly key: AnswerKey; readonly need: Need }[];
  readonly files: readonly { readonly kind: WantedFileKind; readonly need: Need }[];
}

/** What was answered, as a reader expects it: in the template's order, then what an earlier template asked for. */
export function answersInOrder(
  { fields }: Pick<RequestTemplate, 'fields'>,
  answers: ClinicalAnswers,
): readonly (readonly [AnswerKey, AnswerValue])[] {
  const keys = new Set([...fields.map(({ key }) => key), ...Object.keys(answers).filter(isAnswerKey)]);
  return [...keys].flatMap((key) => {
    const value = answers[key];
    return value === undefined ? [] : [[key, value] as const];
  });
}

export interface TemplateReference {
  readonly id: Complaint;
  readonly version: number;
}
