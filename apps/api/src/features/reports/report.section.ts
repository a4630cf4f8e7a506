import type { Translator } from '@jiedui/messages';
import type { Sheet } from '../../base/tables/workbook.writer.js';

/** A part of a report: a sheet, or a table of the document. */
export interface ReportSection extends Sheet {
  /** Shares by quarter, drawn as a line above the table. */
  readonly curve?: readonly { readonly label: string; readonly share: number | null }[];
}

export interface Words {
  readonly t: Translator;
  readonly name: (named: { readonly nameZh: string; readonly nameEn: string }) => string;
}
