import { CatalogueError, type TableFormat, tableMediaTypes } from '@jiedui/contracts';
import { fileTypeFromBuffer } from 'file-type';

/**
 * What a file is, by its beginning: a spreadsheet is a zip, and a table of text has no zero byte.
 * @throws IMPORT_FORMAT_UNSUPPORTED
 */
export async function formatOf(head: Buffer, name: string): Promise<TableFormat> {
  const found = (await fileTypeFromBuffer(head))?.mime;
  const isZip = found === 'application/zip' && name.toLowerCase().endsWith('.xlsx');
  if (found === tableMediaTypes.xlsx || isZip) return 'xlsx';
  if (found === undefined && !head.includes(0)) return 'csv';
  throw new CatalogueError('IMPORT_FORMAT_UNSUPPORTED');
}
