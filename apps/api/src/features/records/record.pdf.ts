import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { drawable, registerFonts } from '../../base/documents/chinese-font.js';
import type { RecordText } from './record.document.js';

const margin = 56;
const footerHeight = 40;
const ink = '#1f2937';
const quiet = '#6b7280';
const rule = '#d1d5db';
type Pdf = InstanceType<typeof PDFDocument>;

function writeTitle(pdf: Pdf, title: string): void {
  pdf.font('medium').fontSize(20).fillColor(ink).text(title, { align: 'center' });
  pdf.moveDown(0.6);
}

/** Two columns of facts, each as high as its taller cell. */
function writeFacts(pdf: Pdf, facts: RecordText['facts']): void {
  const gap = 16;
  const width = (pdf.page.width - 2 * margin - gap) / 2;
  for (let at = 0; at < facts.length; at += 2) {
    const pair = facts.slice(at, at + 2);
    const top = pdf.y;
    const bottoms = pair.map(({ label, value }, column) => {
      const x = margin + column * (width + gap);
      pdf.font('regular').fontSize(8.5).fillColor(quiet).text(label, x, top, { width });
      pdf
        .fontSize(10.5)
        .fillColor(ink)
        .text(drawable(value), x, pdf.y + 1, { width });
      return pdf.y;
    });
    pdf.y = Math.max(...bottoms) + 6;
  }
  pdf.x = margin;
}

function writeRule(pdf: Pdf): void {
  pdf.moveDown(0.3);
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(pdf.page.width - margin, pdf.y)
    .lineWidth(0.5)
    .strokeColor(rule)
    .stroke();
  pdf.moveDown(0.6);
}

function writeSection(pdf: Pdf, { heading, body }: RecordText['sections'][number]): void {
  const headingAndTwoLines = 60;
  if (pdf.y + headingAndTwoLines > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
  pdf.font('medium').fontSize(11.5).fillColor(ink).text(heading);
  pdf.moveDown(0.2);
  pdf.font('regular').fontSize(10.5).text(drawable(body), { lineGap: 3 });
  pdf.moveDown(0.8);
}

function writeFooters(pdf: Pdf, record: RecordText): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin text would open a new page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - footerHeight;
    const width = pdf.page.width - 2 * margin;
    pdf.font('regular').fontSize(8.5).fillColor(quiet);
    pdf.text(record.footer, margin, y, { width, lineBreak: false });
    pdf.text(record.pageLabel(page - start + 1, count), margin, y, {
      width,
      align: 'right',
      lineBreak: false,
    });
  }
}

/** Lays the record out on A4, Chinese fonts embedded. @returns the PDF as it is written */
export function renderRecord(record: RecordText, lang: string): Readable {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footerHeight / 2 },
    bufferPages: true,
    lang,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: record.footer, Producer: 'Jiedui', Creator: 'Jiedui' },
  });
  registerFonts(pdf);
  writeTitle(pdf, record.title);
  writeFacts(pdf, record.facts);
  writeRule(pdf);
  for (const section of record.sections) writeSection(pdf, section);
  writeRule(pdf);
  pdf.font('regular').fontSize(9).fillColor(ink);
  for (const line of record.signature) pdf.text(drawable(line), { lineGap: 2 });
  writeFooters(pdf, record);
  pdf.end();
  return pdf;
}
