import { action, margin, type Pdf, quiet, rule } from './report.page.js';
import type { ReportSection } from './report.section.js';

const height = 120;
const axisWidth = 34;
const labelHeight = 16;

type Curve = NonNullable<ReportSection['curve']>;

/** A line of shares from 0 to 100 %, with a gap where nothing is known. Its figures stand in the table below. */
export function drawCurve(pdf: Pdf, curve: Curve): void {
  if (pdf.y + height + labelHeight > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
  const top = pdf.y + 6;
  const left = margin + axisWidth;
  const width = pdf.page.width - margin - left;
  const yOf = (share: number) => top + height * (1 - share);
  const xOf = (at: number) => left + (width * (at + 0.5)) / curve.length;
  pdf.font('regular').fontSize(7.5).fillColor(quiet);
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    pdf
      .moveTo(left, yOf(share))
      .lineTo(left + width, yOf(share))
      .lineWidth(0.4)
      .strokeColor(rule)
      .stroke();
    pdf.text(`${share * 100}%`, margin, yOf(share) - 4, { width: axisWidth - 6, align: 'right' });
  }
  curve.forEach(({ label, share }, at) => {
    const slot = width / curve.length;
    if (slot > 36 || at % Math.ceil(36 / slot) === 0) {
      pdf.fillColor(quiet).text(label, xOf(at) - 20, top + height + 4, { width: 40, align: 'center' });
    }
    if (share === null) return;
    const before = curve[at - 1]?.share ?? null;
    if (before !== null) {
      pdf
        .moveTo(xOf(at - 1), yOf(before))
        .lineTo(xOf(at), yOf(share))
        .lineWidth(1.4)
        .strokeColor(action)
        .stroke();
    }
    pdf.circle(xOf(at), yOf(share), 2).fill(action);
  });
  pdf.x = margin;
  pdf.y = top + height + labelHeight + 6;
}
