import type { TableFormat } from '@jiedui/contracts';
import type { Readable } from 'node:stream';
import { readCsv } from './csv.reader.js';
import { readXlsx } from './xlsx.reader.js';

export interface ReadRow {
  /** As a spreadsheet counts: the first is 1, and empty rows count. */
  readonly rowNumber: number;
  /** From the first column; what is empty is an empty text. */
  readonly cells: readonly string[];
}

export interface TableSource {
  readonly format: TableFormat;
  /** The file from its beginning; may be asked more than once. */
  readonly open: () => Promise<Readable>;
  /** Called with each piece that was read. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * The rows of a file, one after another, without ever holding all of it. Empty rows are left out.
 * @throws TableUnreadable
 */
export async function* readTable(source: TableSource): AsyncGenerator<ReadRow> {
  const rows = source.format === 'csv' ? readCsv(source) : readXlsx(source);
  for await (const row of rows) if (row.cells.some((cell) => cell !== '')) yield row;
}
