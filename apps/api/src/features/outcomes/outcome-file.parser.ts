import {
  isQuarterTellable,
  type OutcomeColumn,
  type OutcomeFaultCode,
  type OutcomeFigures,
  type Quarter,
  quarterPattern,
  specialties,
  type Specialty,
} from '@jiedui/domain';
import { OutcomeFigures as FiguresShape } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { messages } from '@jiedui/messages';
import type { OutcomeHeader } from './outcome-file.header.js';

export interface FileFault {
  readonly rowNumber: number;
  readonly column: OutcomeColumn;
  readonly code: OutcomeFaultCode;
  readonly value: string;
}

export interface ParsedLine {
  readonly rowNumber: number;
  readonly hospitalId: HospitalId;
  readonly quarter: Quarter;
  readonly specialty: Specialty;
  readonly figures: OutcomeFigures;
}

const shownLength = 100;
const figureColumns = [
  'casesLocal',
  'casesTransferred',
  'localFeeYuan',
  'outsideFeeYuan',
  'recognisedResults',
  'recognisedYuan',
] as const;
const required: readonly OutcomeColumn[] = ['casesLocal', 'casesTransferred'];

const specialtyWords = new Map<string, Specialty>(
  specialties.flatMap((one) =>
    [one, messages['zh-CN'].terms.specialty[one], messages.en.terms.specialty[one]].map(
      (word) => [word.toLowerCase(), one] as const,
    ),
  ),
);

type Cells = Partial<Record<OutcomeColumn, string>>;
type Fail = (column: OutcomeColumn, code: OutcomeFaultCode) => undefined;

/** The apostrophe that keeps a cell from being run as a formula is no part of it. */
const withoutGuard = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

function cellsBy(header: OutcomeHeader, cells: readonly string[]): Cells {
  const named: Cells = {};
  header.forEach((column, at) => {
    if (column) named[column] = withoutGuard((cells[at] ?? '').trim());
  });
  return named;
}

/** 2026Q2, 2026-Q2 or 2026年第2季度. */
function quarterOfCell(cell: string): Quarter | undefined {
  const [, year, index] = /^(\d{4})\s*(?:年\s*)?[-\s]?(?:Q|第)\s*([1-4])(?:\s*季度)?$/i.exec(cell) ?? [];
  const quarter = `${year}Q${index}`;
  return quarterPattern.test(quarter) ? quarter : undefined;
}

function parseFigures(cells: Cells, fail: Fail): OutcomeFigures | undefined {
  const figures: Partial<Record<(typeof figureColumns)[number], number | null>> = {};
  for (const column of figureColumns) {
    const cell = (cells[column] ?? '').replaceAll(',', '');
    if (cell === '') {
      if (required.includes(column)) fail(column, 'missing');
      figures[column] = null;
    } else if (!/^\d+(\.0+)?$/.test(cell)) fail(column, 'invalid');
    else if (!FiguresShape.shape[column].safeParse(Number(cell)).success) fail(column, 'outOfRange');
    else figures[column] = Number(cell);
  }
  const parsed = FiguresShape.safeParse(figures);
  return parsed.success ? parsed.data : undefined;
}

export interface Reading {
  readonly header: OutcomeHeader;
  /** The hospitals that the sender tells for, by code. */
  readonly hospitals: ReadonlyMap<string, HospitalId>;
  readonly now: Date;
}

/** One row of a file: a line to tell, or all that is wrong with it. */
export function parseOutcomeRow(
  { rowNumber, cells: row }: { readonly rowNumber: number; readonly cells: readonly string[] },
  { header, hospitals, now }: Reading,
): ParsedLine | FileFault[] {
  const cells = cellsBy(header, row);
  const faults: FileFault[] = [];
  const fail: Fail = (column, code) => {
    faults.push({ rowNumber, column, code, value: (cells[column] ?? '').slice(0, shownLength) });
    return undefined;
  };
  const code = cells.hospitalCode?.toUpperCase() ?? '';
  const hospitalId = hospitals.get(code) ?? fail('hospitalCode', code === '' ? 'missing' : 'notYours');
  const quarter =
    quarterOfCell(cells.quarter ?? '') ?? fail('quarter', cells.quarter ? 'invalid' : 'missing');
  if (quarter && !isQuarterTellable(quarter, now)) fail('quarter', 'quarterNotTellable');
  const specialty =
    specialtyWords.get((cells.specialty ?? '').toLowerCase()) ??
    fail('specialty', cells.specialty ? 'notInList' : 'missing');
  const figures = parseFigures(cells, fail);
  return faults.length === 0 && hospitalId && quarter && specialty && figures
    ? { rowNumber, hospitalId, quarter, specialty, figures }
    : faults;
}
