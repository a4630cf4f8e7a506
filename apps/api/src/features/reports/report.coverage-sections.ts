import type { ReportSection, Words } from './report.section.js';
import type { ProgrammeFigureLine } from './report.query.js';
import type { ReportSource } from './report.source.js';
import { columnsOf } from './report.words.js';

const coverage = (source: ReportSource, { t, name }: Words): ReportSection => ({
  name: t('reports.sections.coverage'),
  notes: [t('reports.sourceCoverage')],
  columns: columnsOf(t, [
    ['region', 'text'],
    ['county', 'count'],
    ['paired', 'count'],
    ['told', 'count'],
  ]),
  rows: source.coverage.map((one) => [name(one), one.county, one.paired, one.told]),
});

const agreements = (source: ReportSource, { t, name }: Words): ReportSection => ({
  name: t('reports.sections.agreements'),
  notes: [t('reports.sourceAgreements')],
  columns: columnsOf(t, [
    ['region', 'text'],
    ['active', 'count'],
    ['suspended', 'count'],
    ['negotiating', 'count'],
    ['expiring', 'count'],
  ]),
  rows: source.agreements.map((one) => [name(one), one.active, one.suspended, one.negotiating, one.expiring]),
});

const dormant = (source: ReportSource, { t, name }: Words): ReportSection => ({
  name: t('reports.sections.dormant'),
  notes: [],
  columns: columnsOf(t, [
    ['inviting', 'text'],
    ['invited', 'text'],
    ['silentDays', 'count'],
    ['rhythm', 'count'],
    ['lastSign', 'text'],
  ]),
  rows: source.dormant.map((one) => [
    name({ nameZh: one.invitingZh, nameEn: one.invitingEn }),
    name({ nameZh: one.invitedZh, nameEn: one.invitedEn }),
    one.silentDays,
    one.contactEveryDays,
    t(`reports.signs.${one.lastSign ?? 'none'}`),
  ]),
});

const plans = (source: ReportSource, { t }: Words): ReportSection => ({
  name: t('reports.sections.plans'),
  notes: [],
  columns: columnsOf(t, [
    ['planYear', 'text'],
    ['plans', 'count'],
    ['running', 'count'],
    ['closed', 'count'],
    ['posts', 'count'],
    ['milestones', 'count'],
    ['milestonesDone', 'count'],
    ['milestonesLate', 'count'],
  ]),
  rows: source.plans.map((one) => [
    String(one.year),
    one.plans,
    one.running,
    one.closed,
    one.posts,
    one.milestones,
    one.milestonesDone,
    one.milestonesLate,
  ]),
});

/** No more of the day than was published. */
const dayLengths = { year: 4, month: 7, day: 10 } as const;
const asOfWords = ({ asOf, asOfPrecision }: ProgrammeFigureLine) => asOf.slice(0, dayLengths[asOfPrecision]);

const programmes = (source: ReportSource, { t, name }: Words): ReportSection => ({
  name: t('reports.sections.programmes'),
  notes: [],
  columns: columnsOf(t, [
    ['programme', 'text'],
    ['figure', 'text'],
    ['value', 'count'],
    ['note', 'text'],
    ['asOf', 'text'],
    ['source', 'text'],
  ]),
  rows: source.programmes.map((one) => [
    name(one),
    t(`programmes.figure.${one.code}`),
    one.value,
    t(`programmes.bound.${one.bound}`),
    asOfWords(one),
    name({ nameZh: one.sourceZh, nameEn: one.sourceEn }),
  ]),
});

const defined = ['selfSufficiency', 'avoided', 'saved', 'upgrades', 'techniques', 'source'] as const;

const definitions = ({ t }: Words): ReportSection => ({
  name: t('reports.sections.definitions'),
  notes: [],
  columns: columnsOf(t, [['definition', 'text']]),
  rows: defined.map((one) => [t(`outcomes.definitions.${one}`)]),
});

/** How far help reaches, what was agreed and planned, and what the numbers mean. */
export const coverageSections = (source: ReportSource, words: Words): ReportSection[] => [
  coverage(source, words),
  agreements(source, words),
  dormant(source, words),
  plans(source, words),
  programmes(source, words),
  definitions(words),
];
