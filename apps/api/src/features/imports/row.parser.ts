import type { HospitalContent, HospitalGrade } from '@jiedui/contracts';
import { type ImportColumn, importColumns, type ImportFault, type LinkKind } from '@jiedui/domain';
import * as cell from './cell.parsers.js';

/** What a row says of a hospital. What is missing says nothing; null and empty lists say that there is none. */
export interface RowDraft {
  code?: string;
  nameZh?: string;
  nameEn?: string;
  regionCode?: string;
  tier?: HospitalContent['tier'];
  kind?: HospitalContent['kind'];
  grade?: HospitalGrade | null;
  gradeSince?: string;
  timeZone?: string;
  parentCode?: string | null;
  parentRelation?: NonNullable<HospitalContent['parentRelation']>;
  beds?: number | null;
  specialties?: HospitalContent['specialties'];
  departments?: HospitalContent['departments'];
  equipment?: HospitalContent['equipment'];
  workingHours?: HospitalContent['workingHours'];
  linkKind?: LinkKind | null;
  linkDownMbps?: number;
  linkUpMbps?: number;
  flags?: HospitalContent['flags'];
}

export type RowCells = Partial<Record<ImportColumn, string>>;

type Parser<T> = (text: string) => cell.Parsed<T>;
type Parsers = { readonly [C in ImportColumn]: Parser<Exclude<RowDraft[C], undefined>> };

/** A dash empties a cell that may be empty; an empty one leaves what there is. */
const emptied = '-';
const orNone =
  <T>(parse: Parser<T>): Parser<T | null> =>
  (text) =>
    text === emptied ? { value: null } : parse(text);
const orEmpty =
  <T>(parse: Parser<T[]>): Parser<T[]> =>
  (text) =>
    text === emptied ? { value: [] } : parse(text);

const parsers: Parsers = {
  code: cell.code,
  nameZh: cell.text(120),
  nameEn: cell.text(200),
  regionCode: cell.region,
  tier: cell.tier,
  kind: cell.kind,
  grade: cell.grade,
  gradeSince: cell.day,
  timeZone: cell.zone,
  parentCode: orNone(cell.code),
  parentRelation: cell.relation,
  beds: orNone(cell.number(50_000, true)),
  specialties: orEmpty(cell.specialtyList),
  departments: orEmpty(cell.departmentList),
  equipment: orEmpty(cell.equipmentList),
  workingHours: orEmpty(cell.workingHours),
  linkKind: orNone(cell.linkKind),
  linkDownMbps: cell.number(100_000, false),
  linkUpMbps: cell.number(100_000, false),
  flags: orEmpty(cell.flagList),
};

export interface ParsedRow {
  readonly draft: RowDraft;
  readonly faults: readonly ImportFault[];
}

/** Reads each cell by itself. Every fault is told, not the first alone. */
export function parseRow(cells: RowCells): ParsedRow {
  const draft: Partial<Record<ImportColumn, unknown>> = {};
  const faults: ImportFault[] = [];
  for (const column of importColumns) {
    const text = cells[column] ?? '';
    if (text === '') continue;
    const parsed = (parsers[column] as Parser<unknown>)(text);
    if ('fault' in parsed) faults.push({ column, code: parsed.fault });
    else draft[column] = parsed.value;
  }
  if (!cells.code) faults.unshift({ column: 'code', code: 'missing' });
  return { draft: draft as RowDraft, faults };
}
