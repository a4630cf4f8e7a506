import { CatalogueError, needsFileMaxBytes, needsFileMaxRows } from '@jiedui/contracts';
import type { QuestionnaireKind } from '@jiedui/domain';
import { Readable } from 'node:stream';
import { readTable } from '../../base/tables/table.reader.js';
import { TableUnreadable } from '../../base/tables/table-unreadable.js';
import { formatOf } from '../imports/index.js';
import { cellsBy, type Header, readHeader } from './file.header.js';
import { type ParsedRow, parseRow } from './file.parser.js';

export interface Upload {
  readonly name: string;
  readonly content: Buffer;
}

/** @throws QUESTIONNAIRE_FILE_TOO_LARGE, FILE_EMPTY */
export async function uploadOf(name: string, stream: Readable): Promise<Upload> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += (chunk as Buffer).length;
    if (bytes > needsFileMaxBytes) throw new CatalogueError('QUESTIONNAIRE_FILE_TOO_LARGE');
    chunks.push(chunk as Buffer);
  }
  if (bytes === 0) throw new CatalogueError('FILE_EMPTY');
  return { name, content: Buffer.concat(chunks) };
}

const headLength = 4_100;
const unreadable = (cause?: unknown) => new CatalogueError('QUESTIONNAIRE_FILE_UNREADABLE', [], { cause });

/**
 * The rows of a file, each read by itself.
 * @throws IMPORT_FORMAT_UNSUPPORTED, QUESTIONNAIRE_FILE_UNREADABLE, QUESTIONNAIRE_FILE_TOO_LARGE
 */
export async function readRows(kind: QuestionnaireKind, { name, content }: Upload): Promise<ParsedRow[]> {
  const format = await formatOf(content.subarray(0, headLength), name);
  const open = () => Promise.resolve(Readable.from([content]));
  let header: Header | undefined;
  const rows: ParsedRow[] = [];
  try {
    for await (const { rowNumber, cells } of readTable({ format, open, onBytes: () => undefined })) {
      if (!header) {
        header = readHeader(cells);
        if (!header) throw unreadable();
        continue;
      }
      if (rows.length === needsFileMaxRows) throw new CatalogueError('QUESTIONNAIRE_FILE_TOO_LARGE');
      rows.push(parseRow(kind, rowNumber, cellsBy(header, cells)));
    }
  } catch (error) {
    if (!(error instanceof TableUnreadable)) throw error;
    throw error.reason === 'broken'
      ? unreadable(error)
      : new CatalogueError('QUESTIONNAIRE_FILE_TOO_LARGE', [], { cause: error });
  }
  if (!header) throw unreadable();
  return rows;
}
