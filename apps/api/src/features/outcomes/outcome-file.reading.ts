import { CatalogueError, outcomeImportMaxRows, type TableFormat } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import type { Readable } from 'node:stream';
import { readTable } from '../../base/tables/table.reader.js';
import { TableUnreadable } from '../../base/tables/table-unreadable.js';
import { readOutcomeHeader } from './outcome-file.header.js';
import { type FileFault, parseOutcomeRow, type ParsedLine } from './outcome-file.parser.js';
import { lineKey } from './outcome.ledger.js';

export interface FileContent {
  readonly lines: ParsedLine[];
  readonly faults: FileFault[];
  readonly badRows: number;
}

interface Source {
  readonly format: TableFormat;
  readonly open: () => Promise<Readable>;
  readonly hospitals: ReadonlyMap<string, HospitalId>;
  readonly now: Date;
}

const unreadable = (cause?: unknown) => new CatalogueError('OUTCOME_FILE_UNREADABLE', [], { cause });

/** All lines of a file, and all that is wrong with the others. @throws OUTCOME_FILE_UNREADABLE */
export async function readOutcomeFile({ format, open, ...context }: Source): Promise<FileContent> {
  const content: FileContent & { badRows: number } = { lines: [], faults: [], badRows: 0 };
  const seen = new Set<string>();
  let reading: Parameters<typeof parseOutcomeRow>[1] | undefined;
  try {
    for await (const row of readTable({ format, open, onBytes: () => undefined })) {
      if (!reading) {
        const header = readOutcomeHeader(row.cells);
        if (!header) throw unreadable();
        reading = { header, ...context };
        continue;
      }
      const parsed = parseOutcomeRow(row, reading);
      const isTwice = !Array.isArray(parsed) && seen.has(lineKey(parsed));
      if (Array.isArray(parsed) || isTwice) {
        content.badRows += 1;
        content.faults.push(...(Array.isArray(parsed) ? parsed : [twice(parsed)]));
      } else {
        seen.add(lineKey(parsed));
        content.lines.push(parsed);
      }
      if (content.lines.length + content.badRows > outcomeImportMaxRows) throw unreadable();
    }
  } catch (error) {
    throw error instanceof TableUnreadable ? unreadable(error) : error;
  }
  if (!reading) throw unreadable();
  return content;
}

const twice = ({ rowNumber, quarter }: ParsedLine): FileFault => ({
  rowNumber,
  column: 'quarter',
  code: 'duplicateInFile',
  value: quarter,
});
