import { type NeedsFileColumn, needsFileColumns, columnsOf, type QuestionnaireKind } from '@jiedui/domain';
import { messages } from '@jiedui/messages';

const zh = messages['zh-CN'].needs.column;
const en = messages.en.needs.column;

const byWord = new Map<string, NeedsFileColumn>(
  needsFileColumns.flatMap((column) =>
    [column, zh[column], en[column]].map((word) => [word.toLowerCase(), column] as const),
  ),
);

/** Both languages in each cell, so that whoever fills the file in finds their own. */
export const headerCells = (kind: QuestionnaireKind): string[] =>
  columnsOf[kind].map((column) => `${zh[column]} / ${en[column]}`);

/** Which column stands where; columns that mean nothing are passed over. */
export type Header = readonly (NeedsFileColumn | undefined)[];

const columnOf = (cell: string): NeedsFileColumn | undefined =>
  cell
    .toLowerCase()
    .split('/')
    .map((word) => byWord.get(word.trim()))
    .find((column) => column !== undefined);

/** @returns nothing where this is no header: a row is told by its hospital and specialty, and no column stands twice */
export function readHeader(cells: readonly string[]): Header | undefined {
  const header = cells.map(columnOf);
  const known = header.filter((column) => column !== undefined);
  const isWhole = known.includes('code') && known.includes('specialty');
  return isWhole && new Set(known).size === known.length ? header : undefined;
}

export type RowCells = Partial<Record<NeedsFileColumn, string>>;

/** The apostrophe that keeps a cell from being run as a formula is no part of it. */
const withoutGuard = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

export function cellsBy(header: Header, cells: readonly string[]): RowCells {
  const named: RowCells = {};
  header.forEach((column, at) => {
    const cell = cells[at];
    if (column && cell) named[column] = withoutGuard(cell);
  });
  return named;
}
