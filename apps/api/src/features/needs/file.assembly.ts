import {
  type Answers,
  hospitalColumns,
  type NeedAnswer,
  type NeedsFault,
  type NeedsFaultCode,
  type OfferAnswer,
  type QuestionnaireKind,
} from '@jiedui/domain';
import type { ParsedRow, RowDraft } from './file.parser.js';

/** The rows of one hospital in their order, and what they say together unless one of them is bad. */
export interface HospitalRows {
  /** As it stands in the file; empty where it is missing. */
  readonly code: string;
  readonly rows: readonly ParsedRow[];
  readonly answers: Answers | null;
}

const needOf = (draft: Required<RowDraft>): NeedAnswer => ({
  specialty: draft.specialty,
  casesPerYear: draft.casesPerYear,
  transferOutPercent: draft.transferOutPercent,
  capability: draft.capability,
  evidence: draft.evidence ?? '',
  wantedTechniques: draft.wantedTechniques ?? [],
  wantedPosts: draft.wantedPosts ?? 0,
});

const offerOf = (draft: Required<RowDraft>): OfferAnswer => ({
  specialty: draft.specialty,
  capability: draft.capability,
  evidence: draft.evidence ?? '',
  techniques: draft.techniques ?? [],
});

function withRepeats(rows: readonly ParsedRow[]): ParsedRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const { specialty } = row.draft;
    const isRepeat = specialty !== undefined && seen.has(specialty);
    if (specialty) seen.add(specialty);
    return isRepeat ? blamed(row, { column: 'specialty', code: 'duplicateInFile' }) : row;
  });
}

export const blamed = (row: ParsedRow, fault: NeedsFault): ParsedRow => ({
  ...row,
  faults: [...row.faults, fault],
});

const wordOf = (value: unknown) =>
  JSON.stringify(Array.isArray(value) ? (value as string[]).toSorted() : value);

/** What is the hospital's own is said once or everywhere alike; a row that says otherwise is at fault. */
function withContradictions(rows: readonly ParsedRow[]): ParsedRow[] {
  return hospitalColumns.reduce<readonly ParsedRow[]>((checked, column) => {
    const first = checked.find(({ draft }) => draft[column] !== undefined);
    return checked.map((row) => {
      const value = row.draft[column];
      const isAlike = value === undefined || wordOf(value) === wordOf(first?.draft[column]);
      return isAlike ? row : blamed(row, { column, code: 'contradictory' });
    });
  }, rows) as ParsedRow[];
}

/** How many people a top hospital can send is asked once; nothing is put in its place. */
function withCapacity(kind: QuestionnaireKind, rows: readonly ParsedRow[]): ParsedRow[] {
  if (kind === 'needs') return [...rows];
  const lacking = (['posts', 'teleclinicHoursPerWeek'] as const).filter((column) =>
    rows.every(({ cells }) => !cells[column]),
  );
  const faults = lacking.map((column) => ({ column, code: 'missing' as NeedsFaultCode }));
  return rows.map((row, at) => (at === 0 ? { ...row, faults: [...row.faults, ...faults] } : row));
}

function answersOf(kind: QuestionnaireKind, rows: readonly ParsedRow[]): Answers {
  const drafts = rows.map(({ draft }) => draft as Required<RowDraft>);
  const said = <K extends (typeof hospitalColumns)[number]>(column: K): RowDraft[K] =>
    rows.find(({ draft }) => draft[column] !== undefined)?.draft[column];
  const languages = said('languages') ?? [];
  if (kind === 'needs') return { kind, languages, specialties: drafts.map(needOf) };
  return {
    kind,
    languages,
    posts: said('posts') ?? null,
    teleclinicHoursPerWeek: said('teleclinicHoursPerWeek') ?? null,
    specialties: drafts.map(offerOf),
  };
}

/** Rows by hospital, in the order in which hospitals are named first. */
export function assemble(kind: QuestionnaireKind, rows: readonly ParsedRow[]): HospitalRows[] {
  const byCode = new Map<string, ParsedRow[]>();
  for (const row of rows) {
    const code = row.cells.code ?? '';
    byCode.set(code, [...(byCode.get(code) ?? []), row]);
  }
  return [...byCode].map(([code, own]) => {
    const checked = withCapacity(kind, withContradictions(withRepeats(own)));
    const isBad = checked.some(({ faults }) => faults.length > 0);
    return { code, rows: checked, answers: isBad ? null : answersOf(kind, checked) };
  });
}
