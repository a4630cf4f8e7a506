import { createRequire } from 'node:module';
import path from 'node:path';
import { type Font, openSync } from 'fontkit';
import type PDFDocument from 'pdfkit';

const { resolve } = createRequire(import.meta.url);
const fontFolder = path.join(path.dirname(resolve('@embedpdf/fonts-sc')), '..', 'fonts');
/** OpenType outlines: the compressed web formats take ten seconds to subset. */
const regular = path.join(fontFolder, 'NotoSansHans-Regular.otf');
const medium = path.join(fontFolder, 'NotoSansHans-Medium.otf');

function openFont(file: string): Font {
  const font = openSync(file);
  if (font.type === 'TTC' || font.type === 'DFont') throw new Error(`${file} is a collection, not a font`);
  return font as Font;
}

const known = openFont(regular);

/** Under the names `regular` and `medium`. */
export function registerFonts(pdf: InstanceType<typeof PDFDocument>): void {
  pdf.registerFont('regular', regular);
  pdf.registerFont('medium', medium);
}

/**
 * A character the font cannot draw would leave an empty box that nobody can read back.
 * Its code stands in for it: rare characters of names, for the most part.
 */
export const drawable = (text: string): string =>
  Array.from(text.replaceAll('\r\n', '\n'), (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isDrawn = character === '\n' || character === '\t' || known.hasGlyphForCodePoint(code);
    return isDrawn ? character : `[U+${code.toString(16).toUpperCase()}]`;
  }).join('');
