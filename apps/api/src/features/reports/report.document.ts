import { createTranslator, type Translator } from '@jiedui/messages';
import type { Sheet } from '../../base/tables/workbook.writer.js';
import { coverageSections } from './report.coverage-sections.js';
import { outcomeSections } from './report.outcome-sections.js';
import type { ReportSource } from './report.source.js';

/** A report in words and numbers, before it is laid out. Each section is a sheet, or a table of the document. */
export interface ReportDocument {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly ReportSection[];
  readonly empty: string;
  more(rows: number): string;
  pageLabel(page: number, pages: number): string;
}

export interface ReportSection extends Sheet {
  /** Shares by quarter, drawn as a line above the table. */
  readonly curve?: readonly { readonly label: string; readonly share: number | null }[];
}

export interface Words {
  readonly t: Translator;
  readonly name: (named: { readonly nameZh: string; readonly nameEn: string }) => string;
}

/** As the region or hospital is called. */
function scopeName({ report, outcomes }: ReportSource, { name, t }: Words): string {
  const { hospital } = report;
  if (!hospital) return name(outcomes.region);
  return outcomes.countyHospitals > 1 ? `${name(hospital)} · ${t('reports.scopeOfTop')}` : name(hospital);
}

export function reportDocument(source: ReportSource): ReportDocument {
  const { report, madeAt } = source;
  const { locale } = report;
  const t = createTranslator(locale);
  const words: Words = {
    t,
    name: ({ nameZh, nameEn }) => (locale === 'zh-CN' ? nameZh || nameEn : nameEn || nameZh),
  };
  const scope = scopeName(source, words);
  return {
    title: `${scope} ${t('reports.documentTitle')}`,
    facts: [
      { label: t('reports.factScope'), value: scope },
      { label: t('reports.factPeriod'), value: `${report.firstQuarter} – ${report.lastQuarter}` },
      { label: t('reports.factBaseline'), value: report.baselineQuarter },
      { label: t('reports.factMadeAt'), value: `${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` },
      { label: t('reports.factMadeBy'), value: words.name(report.askedBy) },
    ],
    sections: [...outcomeSections(source, words), ...coverageSections(source, words)],
    empty: t('reports.empty'),
    more: (count) => t('reports.more', { count }),
    pageLabel: (page, pages) => t('reports.page', { page, pages }),
  };
}
