import {
  type CapabilityLevel,
  capabilityLevels,
  type CareLanguage,
  careLanguages,
  columnsOf,
  type NeedsFault,
  type NeedsFileColumn,
  type QuestionnaireKind,
  type Specialty,
  type TechniqueCode,
  techniques,
  techniquesOf,
} from '@jiedui/domain';
import { messages } from '@jiedui/messages';
import { cell } from '../imports/index.js';
import type { RowCells } from './file.header.js';

/** What a row says; what is missing says nothing. */
export interface RowDraft {
  code?: string;
  specialty?: Specialty;
  casesPerYear?: number;
  transferOutPercent?: number;
  capability?: CapabilityLevel;
  evidence?: string;
  wantedTechniques?: TechniqueCode[];
  wantedPosts?: number;
  techniques?: TechniqueCode[];
  posts?: number;
  teleclinicHoursPerWeek?: number;
  languages?: CareLanguage[];
}

type Parser<T> = (text: string) => cell.Parsed<T>;
type Parsers = { readonly [C in NeedsFileColumn]: Parser<Exclude<RowDraft[C], undefined>> };

const zh = messages['zh-CN'].needs;
const en = messages.en.needs;

const levels = capabilityLevels.map(String) as `${CapabilityLevel}`[];
const levelWord = cell.choice(levels, zh.level, en.level);
const level: Parser<CapabilityLevel> = (text) => {
  const parsed = levelWord(text);
  return 'fault' in parsed ? parsed : { value: Number(parsed.value) as CapabilityLevel };
};
const technique = cell.list(cell.choice(techniques, zh.technique, en.technique), String, 20);
const language = cell.list(
  cell.choice(careLanguages, zh.language, en.language),
  String,
  careLanguages.length,
);

const parsers: Parsers = {
  code: cell.code,
  specialty: cell.specialty,
  casesPerYear: cell.number(1_000_000, true),
  transferOutPercent: (text) => {
    const parsed = cell.number(100, false)(text.replace(/\s*%$/, ''));
    return 'fault' in parsed ? parsed : { value: Math.round(parsed.value * 10) / 10 };
  },
  capability: level,
  evidence: cell.text(1_000),
  wantedTechniques: technique,
  wantedPosts: cell.number(100, true),
  techniques: technique,
  posts: cell.number(1_000, true),
  teleclinicHoursPerWeek: (text) => {
    const parsed = cell.number(1_000, false)(text);
    return 'fault' in parsed ? parsed : { value: Math.round(parsed.value * 10) / 10 };
  },
  languages: language,
};

/** Evidence is not asked for where nothing is done. */
const needed: Readonly<Record<QuestionnaireKind, readonly NeedsFileColumn[]>> = {
  needs: ['code', 'specialty', 'casesPerYear', 'transferOutPercent', 'capability'],
  strengths: ['code', 'specialty', 'capability'],
};

function faultsTogether(kind: QuestionnaireKind, draft: RowDraft, cells: RowCells): NeedsFault[] {
  const missing = needed[kind].filter((column) => !cells[column]);
  if (draft.capability !== undefined && draft.capability > 0 && !cells.evidence) missing.push('evidence');
  const column = kind === 'needs' ? 'wantedTechniques' : 'techniques';
  const known = draft.specialty ? (techniquesOf[draft.specialty] as readonly string[]) : undefined;
  const isForeign = known && (draft[column] ?? []).some((one) => !known.includes(one));
  return [
    ...missing.map((one): NeedsFault => ({ column: one, code: 'missing' })),
    ...(isForeign ? [{ column, code: 'foreignTechnique' } as const] : []),
  ];
}

export interface ParsedRow {
  readonly rowNumber: number;
  readonly cells: RowCells;
  readonly draft: RowDraft;
  readonly faults: NeedsFault[];
}

/** Reads each cell by itself, then those that belong together. Every fault is told, not the first alone. */
export function parseRow(kind: QuestionnaireKind, rowNumber: number, cells: RowCells): ParsedRow {
  const draft: Partial<Record<NeedsFileColumn, unknown>> = {};
  const faults: NeedsFault[] = [];
  for (const column of columnsOf[kind]) {
    const text = cells[column] ?? '';
    if (text === '') continue;
    const parsed = (parsers[column] as Parser<unknown>)(text);
    if ('fault' in parsed) faults.push({ column, code: parsed.fault });
    else draft[column] = parsed.value;
  }
  faults.push(...faultsTogether(kind, draft as RowDraft, cells));
  return { rowNumber, cells, draft: draft as RowDraft, faults };
}
