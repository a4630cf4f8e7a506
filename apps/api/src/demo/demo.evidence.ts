import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Storage } from '../base/storage/storage.js';

const page = 'BT /F1 18 Tf 72 720 Td (Demonstration evidence. Nothing in it is real.) Tj ET';
const parts = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
];

/** A page of PDF with its table of offsets. */
function pdfOf(objects: readonly string[]): Buffer {
  const header = '%PDF-1.4\n';
  const written = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`);
  const offsets = written.map((_, at) => header.length + written.slice(0, at).join('').length);
  const body = header + written.join('');
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const head = `xref\n0 ${count}\n0000000000 65535 f \n${table}`;
  return Buffer.from(
    `${body}${head}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

const content = pdfOf(parts);

/** The one file that every milestone of the made-up plans rests on. */
export const demoEvidence = {
  name: '示例佐证.pdf',
  mediaType: 'application/pdf',
  sizeBytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
} as const;

/** Puts the file where its rows say that it lies. */
export const keepDemoEvidence = (storage: Storage) => storage.keep(Readable.from([content]));
