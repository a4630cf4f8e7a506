import ExcelJS from 'exceljs';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReadRow, TableSource } from './table.source.js';
import { TableUnreadable } from './table-unreadable.js';
import { requireUnpackable } from './zip-bomb.guard.js';

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('text' in value) return value.text.trim();
  if ('result' in value) return textOf(value.result);
  return '';
}

function cellsOf(row: ExcelJS.Row): string[] {
  // The list begins at 1 and has holes, which map would leave.
  const values = row.values as ExcelJS.CellValue[];
  return Array.from({ length: Math.max(0, values.length - 1) }, (_, at) => textOf(values[at + 1]));
}

async function* rowsOf(file: string, onBytes: (bytes: number) => void): AsyncGenerator<ReadRow> {
  const content = createReadStream(file);
  content.on('data', (chunk) => onBytes(chunk.length));
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(content, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    // Without styles a date is only a number.
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  for await (const sheet of workbook) {
    for await (const row of sheet) yield { rowNumber: row.number, cells: cellsOf(row) };
    return;
  }
}

/** The first sheet. The file is copied to this machine first, as a zip is read from its end. */
export async function* readXlsx({ open, onBytes }: TableSource): AsyncGenerator<ReadRow> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiedui-table-'));
  try {
    const file = path.join(folder, 'table.xlsx');
    await pipeline(await open(), createWriteStream(file, { mode: 0o600 }));
    await requireUnpackable(file);
    try {
      yield* rowsOf(file, onBytes);
    } catch (error) {
      throw new TableUnreadable('broken', { cause: error });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
