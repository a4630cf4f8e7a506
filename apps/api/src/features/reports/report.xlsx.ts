import type { Readable } from 'node:stream';
import { writeWorkbook } from '../../base/tables/workbook.writer.js';
import type { ReportDocument } from './report.document.js';

/** A sheet for each section; the first says what the report is about. @returns the XLSX as it is written */
export function renderReportXlsx({ title, facts, sections }: ReportDocument): Readable {
  const about = [title, ...facts.map(({ label, value }) => `${label}: ${value}`)];
  return writeWorkbook(
    sections.map((section, at) => (at === 0 ? { ...section, notes: [...about, ...section.notes] } : section)),
  );
}
