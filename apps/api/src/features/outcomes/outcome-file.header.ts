import { type OutcomeColumn, outcomeColumns, requiredOutcomeColumns } from '@jiedui/domain';
import { messages } from '@jiedui/messages';

const wordsOf = (column: OutcomeColumn) => [
  column,
  messages['zh-CN'].outcomes.column[column],
  messages.en.outcomes.column[column],
];
const byWord = new Map(
  outcomeColumns.flatMap((column) => wordsOf(column).map((word) => [word.toLowerCase(), column] as const)),
);

export type OutcomeHeader = readonly (OutcomeColumn | undefined)[];

/** Both words of each column, as the template has them. */
export const templateHeader: readonly string[] = outcomeColumns.map(
  (column) => `${messages['zh-CN'].outcomes.column[column]} / ${messages.en.outcomes.column[column]}`,
);

/** A column by its code, its word in either language, or both with a slash between. */
function columnOf(cell: string): OutcomeColumn | undefined {
  const parts = [cell, ...cell.split(' / ')].map((word) => byWord.get(word.trim().toLowerCase()));
  return parts.find((column) => column !== undefined);
}

/** @returns nothing where a column that must be there is missing, or one stands twice */
export function readOutcomeHeader(cells: readonly string[]): OutcomeHeader | undefined {
  const header = cells.map(columnOf);
  const known = header.filter((column) => column !== undefined);
  const isWhole = requiredOutcomeColumns.every((column) => known.includes(column));
  return isWhole && new Set(known).size === known.length ? header : undefined;
}
