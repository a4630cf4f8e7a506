import { PatientIdentity, RequestContent, type Consultation } from '@jiedui/contracts';
import {
  answerKeys,
  isAnswerKey,
  nobody,
  patientIdentityFields,
  templateOf,
  type AnswerKey,
  type AnswerValue,
  type ClinicalAnswers,
  type Complaint,
  type PatientIdentityField,
  type RequestTemplate,
} from '@jiedui/domain';
import type { LocalCopy } from '../../../drafts/local-copy';

type WrittenContent = Omit<RequestContent, 'consentGiver'>;
export type AnswerField = `answers.${AnswerKey}`;

/**
 * All that a request's form holds: what is asked, by which template, and who the patient is. Flat, so that it is
 * saved and, where two places wrote at once, compared field by field.
 */
export type DraftContent = WrittenContent &
  PatientIdentity & {
    /** As `chestPain/1`. */
    readonly template: string | null;
  } & { readonly [Field in AnswerField]: AnswerValue | null };

export const answerField = (key: AnswerKey): AnswerField => `answers.${key}`;

const noAnswers = Object.fromEntries(answerKeys.map((key) => [answerField(key), null])) as Record<
  AnswerField,
  null
>;

export const emptyDraft: DraftContent = {
  invitedHospitalId: null,
  specialty: null,
  urgency: null,
  patientAgeYears: null,
  patientSex: null,
  history: '',
  question: '',
  answerForm: 'live',
  isPanel: false,
  careSetting: null,
  template: null,
  ...nobody,
  ...noAnswers,
};

type Kept = Pick<Consultation, 'request' | 'patient' | 'template' | 'answers'>;

export function draftContentOf({ request, patient, template, answers }: Kept): DraftContent {
  const { consentGiver: _, ...written } = request;
  const told = Object.entries(answers).map(([key, value]) => [`answers.${key}`, value]);
  return {
    ...written,
    ...patient,
    ...noAnswers,
    ...(Object.fromEntries(told) as Partial<Record<AnswerField, AnswerValue>>),
    template: template && `${template.id}/${template.version}`,
  };
}

const referenceOf = (name: string) => {
  const [id, version] = name.split('/');
  return { id: id as Complaint, version: Number(version) };
};

export const templateName = ({ id, version }: RequestTemplate): string => `${id}/${version}`;

export const chosenTemplate = ({ template }: Pick<DraftContent, 'template'>): RequestTemplate | undefined =>
  templateOf(template === null ? null : referenceOf(template));

export function answersOf(content: DraftContent): ClinicalAnswers {
  const told = answerKeys.map((key) => [key, content[answerField(key)]] as const);
  return Object.fromEntries(told.filter(([, value]) => value !== null));
}

const shape = { ...RequestContent.shape, ...PatientIdentity.shape };
const longestAnswer = 2_000;

const isAnswerSendable = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'number' ? Number.isFinite(value) : String(value).length <= longestAnswer);

export const isFieldValid = <K extends keyof DraftContent>(field: K, value: DraftContent[K]): boolean => {
  if (field in shape) return shape[field as keyof typeof shape].safeParse(value).success;
  return field === 'template' || isAnswerSendable(value);
};

export const isIdentityField = (field: string): field is PatientIdentityField =>
  (patientIdentityFields as readonly string[]).includes(field);

/** The answer that a field of the form holds, where it holds one. */
export function answerKeyOf(field: string): AnswerKey | undefined {
  const key = field.startsWith('answers.') ? field.slice('answers.'.length) : '';
  return isAnswerKey(key) ? key : undefined;
}

interface Changes extends Partial<WrittenContent> {
  patient?: Partial<PatientIdentity>;
  template?: { id: Complaint; version: number } | null;
  answers?: Partial<Record<AnswerKey, AnswerValue | null>>;
}

/** Changed fields as the API takes them: the patient's and the answers apart from the request's. */
export function bodyOf(changes: Partial<DraftContent>): Changes {
  const entries = Object.entries(changes);
  const patient = entries.filter(([field]) => isIdentityField(field));
  const answers = entries.flatMap(([field, value]) => {
    const key = answerKeyOf(field);
    return key ? [[key, value] as const] : [];
  });
  const plain = entries.filter(
    ([field]) => field !== 'template' && !isIdentityField(field) && !answerKeyOf(field),
  );
  const { template } = changes;
  return {
    ...Object.fromEntries(plain),
    ...(patient.length > 0 ? { patient: Object.fromEntries(patient) } : {}),
    ...(answers.length > 0 ? { answers: Object.fromEntries(answers) } : {}),
    ...(template === undefined ? {} : { template: template === null ? null : referenceOf(template) }),
  };
}

/** Whether the browser holds something of the patient that the server does not. */
export const isIdentityUnsaved = (value: PatientIdentity, saved: PatientIdentity): boolean =>
  patientIdentityFields.some((field) => value[field] !== saved[field]);

const withoutIdentity = (content: DraftContent): DraftContent => ({ ...content, ...nobody });

/**
 * For browsers that cannot seal what they keep: of the patient nothing is left on the computer, and what the copy
 * brings back is as the server has it.
 */
export function copyWithoutIdentity(
  copy: LocalCopy<DraftContent>,
  saved: PatientIdentity,
): LocalCopy<DraftContent> {
  return {
    load() {
      const kept = copy.load();
      return kept && { base: { ...kept.base, ...saved }, value: { ...kept.value, ...saved } };
    },
    store: (base, value) => copy.store(withoutIdentity(base), withoutIdentity(value)),
    clear: () => copy.clear(),
  };
}
