import type { Answers } from '@jiedui/contracts';
import {
  type CapabilityLevel,
  type CareLanguage,
  type QuestionnaireKind,
  specialties,
  type Specialty,
  type TechniqueCode,
} from '@jiedui/domain';

/** A line as it is typed: numbers are texts until they are sent. A kind leaves empty what it does not ask for. */
export interface FormLine {
  readonly casesPerYear: string;
  readonly transferOutPercent: string;
  readonly capability: CapabilityLevel | null;
  readonly evidence: string;
  readonly techniques: readonly TechniqueCode[];
  readonly wantedPosts: string;
}

export type SheetField = 'languages' | 'posts' | 'teleclinicHoursPerWeek' | Specialty;

/**
 * All answers of a page, each as one text: two copies say the same exactly where their texts are equal, and what two
 * people changed apart is put together specialty by specialty. A specialty that is not answered for is empty.
 */
export type Sheet = Readonly<Record<SheetField, string>>;

export const blankLine: FormLine = {
  casesPerYear: '',
  transferOutPercent: '',
  capability: null,
  evidence: '',
  techniques: [],
  wantedPosts: '0',
};

const numberText = (value: number | null) => (value === null ? '' : String(value));

export function lineText(line: FormLine): string {
  const { casesPerYear, transferOutPercent, capability, evidence, techniques, wantedPosts } = line;
  return JSON.stringify({ casesPerYear, transferOutPercent, capability, evidence, techniques, wantedPosts });
}

export const lineOf = (sheet: Sheet, specialty: Specialty): FormLine | undefined =>
  sheet[specialty] === '' ? undefined : (JSON.parse(sheet[specialty]) as FormLine);

export const languagesOf = (sheet: Sheet): readonly CareLanguage[] =>
  JSON.parse(sheet.languages) as CareLanguage[];

/** Those answered for, in the order of the page. */
export const specialtiesOf = (sheet: Sheet): Specialty[] =>
  specialties.filter((specialty) => sheet[specialty] !== '');

function formLine(line: Answers['specialties'][number]): FormLine {
  const { capability, evidence } = line;
  if ('techniques' in line) return { ...blankLine, capability, evidence, techniques: line.techniques };
  return {
    casesPerYear: numberText(line.casesPerYear),
    transferOutPercent: numberText(line.transferOutPercent),
    capability,
    evidence,
    techniques: line.wantedTechniques,
    wantedPosts: String(line.wantedPosts),
  };
}

const noLines = Object.fromEntries(specialties.map((one) => [one, ''])) as Record<Specialty, string>;
export const emptySheet: Sheet = { languages: '[]', posts: '', teleclinicHoursPerWeek: '', ...noLines };

export function sheetOf(answers: Answers): Sheet {
  const lines = answers.specialties.map((line) => [line.specialty, lineText(formLine(line))] as const);
  return {
    ...emptySheet,
    languages: JSON.stringify(answers.languages),
    ...(answers.kind === 'strengths'
      ? {
          posts: numberText(answers.posts),
          teleclinicHoursPerWeek: numberText(answers.teleclinicHoursPerWeek),
        }
      : {}),
    ...Object.fromEntries(lines),
  };
}

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

export function answersOf(kind: QuestionnaireKind, sheet: Sheet): Answers {
  const languages = [...languagesOf(sheet)];
  const lines = specialtiesOf(sheet).map((specialty) => ({
    specialty,
    ...(lineOf(sheet, specialty) ?? blankLine),
  }));
  if (kind === 'strengths') {
    return {
      kind,
      languages,
      posts: numberOf(sheet.posts),
      teleclinicHoursPerWeek: numberOf(sheet.teleclinicHoursPerWeek),
      specialties: lines.map(({ specialty, capability, evidence, techniques }) => ({
        specialty,
        capability,
        evidence,
        techniques: [...techniques],
      })),
    };
  }
  return {
    kind,
    languages,
    specialties: lines.map(({ techniques, wantedPosts, casesPerYear, transferOutPercent, ...line }) => ({
      ...line,
      casesPerYear: numberOf(casesPerYear),
      transferOutPercent: numberOf(transferOutPercent),
      wantedTechniques: [...techniques],
      wantedPosts: numberOf(wantedPosts) ?? 0,
    })),
  };
}

interface Limit {
  readonly max: number;
  readonly isWhole: boolean;
}

export const limits = {
  casesPerYear: { max: 1_000_000, isWhole: true },
  transferOutPercent: { max: 100, isWhole: false },
  wantedPosts: { max: 100, isWhole: true },
  posts: { max: 1_000, isWhole: true },
  teleclinicHoursPerWeek: { max: 1_000, isWhole: false },
} as const satisfies Record<string, Limit>;
export type NumberName = keyof typeof limits;

export const evidenceMaxLength = 1_000;

/** What is wrong with a number as it is typed; an empty one is only not answered yet. */
export function isNumberFaulty(name: NumberName, text: string): boolean {
  const { max, isWhole }: Limit = limits[name];
  if (text.trim() === '') return false;
  return !(isWhole ? /^\d+$/ : /^\d+(\.\d)?$/).test(text.trim()) || Number(text) > max;
}

/** Whether the server would take this answer as it stands. */
export function isSendable(field: SheetField, text: string): boolean {
  if (text === '' || field === 'languages') return true;
  if (field === 'posts' || field === 'teleclinicHoursPerWeek') return !isNumberFaulty(field, text);
  const line = JSON.parse(text) as FormLine;
  return (
    line.evidence.length <= evidenceMaxLength &&
    (['casesPerYear', 'transferOutPercent', 'wantedPosts'] as const).every(
      (name) => !isNumberFaulty(name, line[name]),
    )
  );
}
