import ExcelJS from 'exceljs';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How a column's numbers are shown; text columns hold anything. */
export type CellFormat = 'text' | 'count' | 'decimal' | 'percent' | 'yuan';

export interface SheetColumn {
  readonly heading: string;
  readonly format: CellFormat;
}

export interface Sheet {
  readonly name: string;
  /** Above the table, one line each. */
  readonly notes: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const numberFormats: Record<CellFormat, string | undefined> = {
  text: undefined,
  count: '#,##0',
  decimal: '#,##0.0',
  percent: '0.0%',
  yuan: '#,##0',
};
const turnRows = 500;

function writeHead(sheet: ExcelJS.Worksheet, { notes, columns }: Sheet): void {
  for (const note of notes) sheet.addRow([note]).commit();
  const head = sheet.addRow(columns.map(({ heading }) => heading));
  head.font = { bold: true };
  head.commit();
}

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, content: Sheet): Promise<void> {
  const sheet = workbook.addWorksheet(content.name, {
    views: [{ state: 'frozen', ySplit: content.notes.length + 1 }],
  });
  sheet.columns = content.columns.map(({ format }) => ({ width: format === 'text' ? 28 : 16 }));
  writeHead(sheet, content);
  for (const [at, cells] of content.rows.entries()) {
    const row = sheet.addRow([...cells]);
    content.columns.forEach(({ format }, column) => {
      const shown = numberFormats[format];
      if (shown) row.getCell(column + 1).numFmt = shown;
    });
    row.commit();
    if (at % turnRows === turnRows - 1) await nextTurn();
  }
  sheet.commit();
}

/** Sheets as one XLSX file, made while it is read. Every text is a cell of text: nothing in it is run. */
export function writeWorkbook(sheets: readonly Sheet[]): Readable {
  const output = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const write = async () => {
    for (const sheet of sheets) await writeSheet(workbook, sheet);
    await workbook.commit();
  };
  write().catch((error: unknown) => output.destroy(error as Error));
  return output;
}
