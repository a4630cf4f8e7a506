import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { drawable, registerFonts } from '../../base/documents/chinese-font.js';
import type { CellFormat } from '../../base/tables/workbook.writer.js';
import { drawCurve } from './report.curve.js';
import type { ReportDocument } from './report.document.js';
import { footerHeight, ink, margin, type Pdf, quiet, rule } from './report.page.js';
import type { ReportSection } from './report.section.js';

/** Longer tables are the spreadsheet's business. */
const shownRows = 60;
const rowPadding = 3;
const headingAndRows = 80;

const bottomOf = (pdf: Pdf) => pdf.page.height - pdf.page.margins.bottom;
const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin;

/** Numbers as they are read, whatever the language: 12,345.6 and 71.2 %. */
function cellText(value: string | number | null | undefined, format: CellFormat): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return drawable(value);
  if (format === 'percent') return `${(value * 100).toFixed(1)}%`;
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(value);
}

/** Text takes what numbers leave, at most half of the page for one. */
function columnWidths(pdf: Pdf, { columns }: ReportSection): number[] {
  const weights = columns.map(({ format }) => (format === 'text' ? 2 : 1.1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (weight / sum) * widthOf(pdf));
}

function writeRow(pdf: Pdf, section: ReportSection, cells: readonly string[], font: 'regular' | 'medium') {
  const widths = columnWidths(pdf, section);
  pdf.font(font).fontSize(8.5);
  const heights = cells.map((cell, at) => pdf.heightOfString(cell, { width: (widths[at] ?? 0) - 6 }));
  const height = Math.max(...heights) + 2 * rowPadding;
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
  const top = pdf.y;
  let x = margin;
  cells.forEach((cell, at) => {
    const width = widths[at] ?? 0;
    const align = section.columns[at]?.format === 'text' ? 'left' : 'right';
    pdf.fillColor(ink).text(cell, x + 3, top + rowPadding, { width: width - 6, align });
    x += width;
  });
  pdf.y = top + height;
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(margin + widthOf(pdf), pdf.y)
    .lineWidth(0.4)
    .strokeColor(rule)
    .stroke();
  pdf.x = margin;
}

function writeTable(pdf: Pdf, section: ReportSection, document: ReportDocument): void {
  const { columns, rows } = section;
  if (rows.length === 0) {
    pdf.font('regular').fontSize(9.5).fillColor(quiet).text(document.empty);
    return;
  }
  writeRow(
    pdf,
    section,
    columns.map(({ heading }) => heading),
    'medium',
  );
  for (const row of rows.slice(0, shownRows)) {
    const cells = columns.map(({ format }, at) => cellText(row[at], format));
    writeRow(pdf, section, cells, 'regular');
  }
  if (rows.length > shownRows) {
    pdf
      .moveDown(0.3)
      .font('regular')
      .fontSize(8.5)
      .fillColor(quiet)
      .text(document.more(rows.length - shownRows));
  }
}

function writeSection(pdf: Pdf, section: ReportSection, document: ReportDocument): void {
  if (pdf.y + headingAndRows > bottomOf(pdf)) pdf.addPage();
  pdf.x = margin;
  pdf.font('medium').fontSize(12).fillColor(ink).text(section.name);
  pdf.moveDown(0.3);
  pdf.font('regular').fontSize(8.5).fillColor(quiet);
  for (const note of section.notes) pdf.text(drawable(note), { lineGap: 1 });
  if (section.curve && section.curve.length > 1) drawCurve(pdf, section.curve);
  writeTable(pdf, section, document);
  pdf.moveDown(1.2);
}

function writeHead(pdf: Pdf, { title, facts }: ReportDocument): void {
  pdf.font('medium').fontSize(18).fillColor(ink).text(drawable(title), { align: 'center' });
  pdf.moveDown(0.6).font('regular').fontSize(9.5);
  for (const { label, value } of facts) {
    pdf.fillColor(quiet).text(`${label}  `, { continued: true }).fillColor(ink).text(drawable(value));
  }
  pdf.moveDown(1);
}

function writeFooters(pdf: Pdf, { title, pageLabel }: ReportDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin text would open a new page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - footerHeight;
    const width = widthOf(pdf);
    pdf.font('regular').fontSize(8.5).fillColor(quiet);
    pdf.text(drawable(title), margin, y, { width, lineBreak: false });
    pdf.text(pageLabel(page - start + 1, count), margin, y, { width, align: 'right', lineBreak: false });
  }
}

/** Lays the report out on A4, Chinese fonts embedded. @returns the PDF as it is written */
export function renderReportPdf(document: ReportDocument, lang: string): Readable {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footerHeight / 2 },
    bufferPages: true,
    lang,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: document.title, Producer: 'Jiedui', Creator: 'Jiedui' },
  });
  registerFonts(pdf);
  writeHead(pdf, document);
  for (const section of document.sections) writeSection(pdf, section, document);
  writeFooters(pdf, document);
  pdf.end();
  return pdf;
}
