import { type ImportColumn, importColumns } from '@jiedui/domain';
import { messages } from '@jiedui/messages';
import type { RowCells } from './row.parser.js';

const byWord = new Map<string, ImportColumn>(
  importColumns.flatMap((column) =>
    [column, messages['zh-CN'].imports.column[column], messages.en.imports.column[column]].map(
      (word) => [word.toLowerCase(), column] as const,
    ),
  ),
);

/** A column by its code, its word in either language, or both with a slash between, as the template has it. */
const columnOf = (cell: string): ImportColumn | undefined =>
  cell
    .toLowerCase()
    .split('/')
    .map((word) => byWord.get(word.trim()))
    .find((column) => column !== undefined);

/** Which column stands where; columns that mean nothing to an import are passed over. */
export type Header = readonly (ImportColumn | undefined)[];

/** @returns nothing where this is no header: without the code nothing can be told of any row, and no column may stand twice */
export function readHeader(cells: readonly string[]): Header | undefined {
  const header = cells.map(columnOf);
  const known = header.filter((column) => column !== undefined);
  return known.includes('code') && new Set(known).size === known.length ? header : undefined;
}

/** The apostrophe that keeps a cell from being run as a formula is no part of it. */
const withoutGuard = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const maxCellLength = 5_000;

export function cellsBy(header: Header, cells: readonly string[]): RowCells {
  const named: RowCells = {};
  header.forEach((column, at) => {
    const cell = cells[at];
    if (column && cell) named[column] = withoutGuard(cell).slice(0, maxCellLength);
  });
  return named;
}
