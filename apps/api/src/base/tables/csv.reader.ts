import { CsvError, parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import type { ReadRow, TableSource } from './table.source.js';
import { TableUnreadable } from './table-unreadable.js';

/** A cell or a line larger than this is no table of names and numbers. */
const maxRecordBytes = 200_000;
/** The first line of any sensible file ends before. */
const headLength = 8_000;
const notUtf8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

type Decoder = InstanceType<typeof TextDecoder>;

interface CsvForm {
  readonly encoding: 'utf-8' | 'gb18030';
  readonly delimiter: ',' | '\t';
}

async function* decoded(content: Readable, decoder: Decoder): AsyncGenerator<string> {
  for await (const chunk of content) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/**
 * UTF-8 where every byte of the file is, else GB18030, which Chinese spreadsheets save as; no shorter look can tell
 * them apart. Tabs where the first line has one.
 */
async function formOf(open: TableSource['open']): Promise<CsvForm> {
  const read = async (encoding: CsvForm['encoding']): Promise<CsvForm> => {
    let head = '';
    for await (const text of decoded(
      await open(),
      new TextDecoder(encoding, { fatal: encoding === 'utf-8' }),
    )) {
      if (head.length < headLength) head += text;
      else if (encoding !== 'utf-8') break;
    }
    const firstLine = head.split(/\r?\n/, 1)[0] ?? '';
    return { encoding, delimiter: firstLine.includes('\t') ? '\t' : ',' };
  };
  try {
    return await read('utf-8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === notUtf8) return read('gb18030');
    throw error;
  }
}

async function* counted(content: Readable, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    onBytes((chunk as Buffer).length);
    yield chunk as Buffer;
  }
}

export async function* readCsv({ open, onBytes }: TableSource): AsyncGenerator<ReadRow> {
  const { encoding, delimiter } = await formOf(open);
  const content = Readable.from(counted(await open(), onBytes));
  const parser = parse({ delimiter, relax_column_count: true, max_record_size: maxRecordBytes });
  pipeline(Readable.from(decoded(content, new TextDecoder(encoding))), parser, () => undefined);
  let rowNumber = 0;
  try {
    for await (const record of parser) {
      rowNumber += 1;
      yield { rowNumber, cells: (record as string[]).map((cell) => cell.trim()) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new TableUnreadable('broken', { cause: error });
    throw error;
  }
}
