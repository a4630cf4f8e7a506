import type { TableFormat } from '@jiedui/contracts';
import { stringify } from 'csv-stringify';
import ExcelJS from 'exceljs';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

export type TableRow = readonly (string | number | null)[];

/** Rows after which others get a turn. */
const turnRows = 500;

async function* withHeader(header: TableRow, rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  yield header;
  yield* rows;
}

/**
 * UTF-8 with a byte order mark, as Excel takes a file without one for the local encoding. A cell that a spreadsheet
 * would run as a formula gets an apostrophe in front.
 */
function writeCsv(rows: AsyncIterable<TableRow>): Readable {
  const text = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  pipeline(Readable.from(rows), text, () => undefined);
  return text;
}

/** Every text is a cell of text: nothing in it is run. */
function writeXlsx(rows: AsyncIterable<TableRow>): Readable {
  const output = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: false });
  const sheet = workbook.addWorksheet('Sheet1');
  const write = async () => {
    let written = 0;
    for await (const row of rows) {
      sheet.addRow([...row]).commit();
      written += 1;
      if (written % turnRows === 0) await nextTurn();
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => output.destroy(error as Error));
  return output;
}

/** A table as a file, made while it is read. What the rows throw breaks the stream off. */
export function writeTable(format: TableFormat, header: TableRow, rows: AsyncIterable<TableRow>): Readable {
  const all = withHeader(header, rows);
  return format === 'csv' ? writeCsv(all) : writeXlsx(all);
}
