import type { QuestionnaireKind } from './questionnaire.js';

/** The columns of a file of questionnaires, in the order of the template: one row for each specialty of a hospital. */
export const needsColumns = [
  'code',
  'specialty',
  'casesPerYear',
  'transferOutPercent',
  'capability',
  'evidence',
  'wantedTechniques',
  'wantedPosts',
  'languages',
] as const;
export const strengthsColumns = [
  'code',
  'specialty',
  'capability',
  'evidence',
  'techniques',
  'posts',
  'teleclinicHoursPerWeek',
  'languages',
] as const;

export type NeedsFileColumn = (typeof needsColumns)[number] | (typeof strengthsColumns)[number];
export const needsFileColumns = [...new Set([...needsColumns, ...strengthsColumns])] as NeedsFileColumn[];
export const columnsOf: Readonly<Record<QuestionnaireKind, readonly NeedsFileColumn[]>> = {
  needs: needsColumns,
  strengths: strengthsColumns,
};

/** Answers of the whole hospital: each of its rows says the same or nothing. */
export const hospitalColumns = [
  'languages',
  'posts',
  'teleclinicHoursPerWeek',
] as const satisfies readonly NeedsFileColumn[];

export const needsFaultCodes = [
  'missing',
  'invalid',
  'tooLong',
  'outOfRange',
  'notInList',
  'foreignTechnique',
  'duplicateInFile',
  'contradictory',
  'hospitalUnknown',
  'hospitalNotYours',
  'hospitalOtherKind',
] as const;
export type NeedsFaultCode = (typeof needsFaultCodes)[number];

export interface NeedsFault {
  readonly column: NeedsFileColumn;
  readonly code: NeedsFaultCode;
}

/** `heldBack`: nothing is wrong with the row, but another row of its hospital is bad, and answers come whole or not at all. */
export const needsRowOutcomes = ['bad', 'heldBack', 'good'] as const;
export type NeedsRowOutcome = (typeof needsRowOutcomes)[number];

/** What a file does to a hospital: its first version of the year, a further one, nothing new, or nothing for its faults. */
export const needsHospitalOutcomes = ['created', 'changed', 'unchanged', 'bad'] as const;
export type NeedsHospitalOutcome = (typeof needsHospitalOutcomes)[number];
