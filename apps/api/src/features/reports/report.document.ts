import { createTranslator } from '@jiedui/messages';
import { coverageSections } from './report.coverage-sections.js';
import { outcomeSections } from './report.outcome-sections.js';
import type { ReportSection, Words } from './report.section.js';
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

/** As the region or hospital is called; of whoever helps others, whom the numbers are of. */
function scopeName({ report, covered, outcomes }: ReportSource, { name, t }: Words): string {
  const { hospital } = report;
  if (!hospital) return name(outcomes.region);
  const helpsOthers = covered.hospitalIds?.some((id) => id !== hospital.id);
  return helpsOthers ? `${name(hospital)} · ${t('reports.scopeOfTop')}` : name(hospital);
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
