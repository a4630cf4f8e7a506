import type { Specialty } from '../access/actor.js';
import type { HospitalGrade, HospitalTier } from '../hospital/hospital.js';
import type { CapabilityLevel, CareLanguage } from './need.js';
import type { TechniqueCode } from './techniques.js';

/** A county hospital tells what it needs, a top hospital what it can give. */
export const questionnaireKinds = ['needs', 'strengths'] as const;
export type QuestionnaireKind = (typeof questionnaireKinds)[number];

/** A draft may change and has no number; what was submitted never changes, and the next answer is a new version. */
export const questionnaireStates = ['draft', 'submitted'] as const;
export type QuestionnaireState = (typeof questionnaireStates)[number];

/** The programme's first year. */
export const firstQuestionnaireYear = 2016;

/** A year may be answered ahead, as plans are made before it begins, and mended as long as it is kept. */
export const isAnswerableYear = (year: number, now: Date): boolean =>
  Number.isInteger(year) && year >= firstQuestionnaireYear && year <= now.getUTCFullYear() + 1;

const topLevel = 3;

/**
 * Which questionnaire a hospital answers: the county tier and those below need help, whatever their grade; a hospital
 * above them gives it, once it is of level 3.
 */
export function questionnaireKindOf({
  tier,
  grade,
}: {
  readonly tier: HospitalTier;
  readonly grade: HospitalGrade | null;
}): QuestionnaireKind | null {
  if (tier === 'county' || tier === 'township' || tier === 'village') return 'needs';
  return grade?.level === topLevel ? 'strengths' : null;
}

/** A line while it is written: what is null was not answered yet. */
export interface NeedAnswer {
  readonly specialty: Specialty;
  readonly casesPerYear: number | null;
  readonly transferOutPercent: number | null;
  readonly capability: CapabilityLevel | null;
  readonly evidence: string;
  readonly wantedTechniques: readonly TechniqueCode[];
  readonly wantedPosts: number;
}

export interface OfferAnswer {
  readonly specialty: Specialty;
  readonly capability: CapabilityLevel | null;
  readonly evidence: string;
  readonly techniques: readonly TechniqueCode[];
}

export interface NeedsAnswers {
  readonly kind: 'needs';
  readonly languages: readonly CareLanguage[];
  readonly specialties: readonly NeedAnswer[];
}

export interface StrengthsAnswers {
  readonly kind: 'strengths';
  readonly languages: readonly CareLanguage[];
  readonly posts: number | null;
  readonly teleclinicHoursPerWeek: number | null;
  readonly specialties: readonly OfferAnswer[];
}

export type Answers = NeedsAnswers | StrengthsAnswers;

export const needFields = [
  'casesPerYear',
  'transferOutPercent',
  'capability',
  'evidence',
  'wantedTechniques',
  'wantedPosts',
] as const satisfies readonly (keyof NeedAnswer)[];
export const offerFields = [
  'capability',
  'evidence',
  'techniques',
] as const satisfies readonly (keyof OfferAnswer)[];
export const capacityFields = ['posts', 'teleclinicHoursPerWeek'] as const;

export const answerFields = [
  'languages',
  ...capacityFields,
  'casesPerYear',
  'transferOutPercent',
  'capability',
  'evidence',
  'wantedTechniques',
  'wantedPosts',
  'techniques',
] as const;
export type AnswerField = (typeof answerFields)[number];

/** What keeps a draft from being submitted. Without a specialty it is a fault of the whole. */
export interface AnswerFault {
  readonly specialty: Specialty | null;
  readonly field: AnswerField | 'specialties';
}

const missing = <T extends object>(line: T, fields: readonly (keyof T)[]) =>
  fields.filter((field) => line[field] === null || line[field] === '');

/** A level above none rests on something that others can look at. */
function faultsOfLine(line: NeedAnswer | OfferAnswer, fields: readonly AnswerField[]): AnswerFault[] {
  const needsNoEvidence = line.capability === 0;
  return missing(line as NeedAnswer & OfferAnswer, fields as readonly (keyof (NeedAnswer & OfferAnswer))[])
    .filter((field) => field !== 'evidence' || !needsNoEvidence)
    .map((field) => ({ specialty: line.specialty, field: field as AnswerField }));
}

/** Everything that is missing for a submission, in the order of the page. */
export function faultsOfAnswers(answers: Answers): AnswerFault[] {
  const none: AnswerFault[] =
    answers.specialties.length === 0 ? [{ specialty: null, field: 'specialties' }] : [];
  if (answers.kind === 'needs') {
    return [...none, ...answers.specialties.flatMap((line) => faultsOfLine(line, needFields))];
  }
  return [
    ...missing(answers, capacityFields).map((field) => ({ specialty: null, field: field as AnswerField })),
    ...none,
    ...answers.specialties.flatMap((line) => faultsOfLine(line, offerFields)),
  ];
}
