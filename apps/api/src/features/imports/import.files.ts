import { Injectable } from '@nestjs/common';
import { type Locale, type TableFormat, tableMediaTypes } from '@jiedui/contracts';
import { importColumns } from '@jiedui/domain';
import type { ImportId } from '@jiedui/kernel';
import { messages } from '@jiedui/messages';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { type TableRow, writeTable } from '../../base/tables/table.writer.js';
import { headerCells } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { exampleRow } from './import.example.js';
import { listBadRowsAfter, type StagedRow } from './import.rows.js';
import { findImport } from './import.service.js';

const batchSize = 500;

const fileOf = (
  format: TableFormat,
  name: string,
  header: TableRow,
  rows: AsyncIterable<TableRow>,
): FileAnswer => ({
  stream: writeTable(format, header, rows),
  mediaType: tableMediaTypes[format],
  name: `${name}.${format}`,
  isDownload: true,
});

/** A fault as a sentence: the column, and what is wrong with it. */
function faultWords({ faults }: StagedRow, locale: Locale): string {
  const { column, fault } = messages[locale].imports;
  return faults.map((one) => `${column[one.column]}: ${fault[one.code]}`).join('; ');
}

const reportLine = (row: StagedRow, locale: Locale): TableRow => [
  row.rowNumber,
  faultWords(row, locale),
  ...importColumns.map((name) => row.cells[name] ?? ''),
];

/** Files around an import: the template before it, the report after the check. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  async template({ locale }: Caller, format: TableFormat): Promise<FileAnswer> {
    return fileOf(format, messages[locale].imports.templateName, headerCells, exampleRow(locale));
  }

  /** The bad rows can be mended in the report itself and uploaded again: its first two columns mean nothing to an import. */
  async report({ actor, locale }: Caller, id: ImportId, format: TableFormat): Promise<FileAnswer> {
    this.policy.require(actor, 'registry.manage', { kind: 'installation' });
    await this.database.read((em) => findImport(em, id));
    const { report, reportName } = messages[locale].imports;
    return fileOf(
      format,
      reportName,
      [report.rowNumber, report.faults, ...headerCells],
      this.badLines(id, locale),
    );
  }

  private async *badLines(id: ImportId, locale: Locale): AsyncGenerator<TableRow> {
    let after = 0;
    for (;;) {
      const rows = await this.database.read((em) => listBadRowsAfter(em, id, after, batchSize));
      for (const row of rows) yield reportLine(row, locale);
      const last = rows.at(-1);
      if (!last || rows.length < batchSize) return;
      after = last.rowNumber;
    }
  }
}
