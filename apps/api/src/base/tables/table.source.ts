import type { TableFormat } from '@jiedui/contracts';
import type { Readable } from 'node:stream';

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
