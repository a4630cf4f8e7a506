import { readCsv } from './csv.reader.js';
import type { ReadRow, TableSource } from './table.source.js';
import { readXlsx } from './xlsx.reader.js';

/**
 * The rows of a file, one after another, without ever holding all of it. Empty rows are left out.
 * @throws TableUnreadable
 */
export async function* readTable(source: TableSource): AsyncGenerator<ReadRow> {
  const rows = source.format === 'csv' ? readCsv(source) : readXlsx(source);
  for await (const row of rows) if (row.cells.some((cell) => cell !== '')) yield row;
}
