import type { RegionOutcomes } from '@jiedui/contracts';
import { netOf, selfSufficiency } from '@jiedui/domain';
import type { ReportSection, Words } from './report.section.js';
import type { ReportSource } from './report.source.js';
import { columnsOf, gradeWords } from './report.words.js';

type Change = Pick<RegionOutcomes['overview'], 'baseline' | 'latest' | 'avoided' | 'savedYuan'>;

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const rounded = (value: number, digits = 0) => Number(value.toFixed(digits));

const changeColumns = [
  ['local', 'count'],
  ['transferred', 'count'],
  ['share', 'percent'],
  ['baselineShare', 'percent'],
  ['avoidedGained', 'decimal'],
  ['avoidedLost', 'decimal'],
  ['uncounted', 'count'],
  ['saved', 'yuan'],
] as const;

/** The last quarter, the share of the baseline quarter, and what the period avoided and saved. */
const changeCells = ({ baseline, latest, avoided, savedYuan }: Change) => [
  latest.casesLocal,
  latest.casesTransferred,
  selfSufficiency(latest),
  selfSufficiency(baseline),
  rounded(avoided.gained, 1),
  rounded(avoided.lost, 1),
  avoided.uncounted,
  rounded(netOf(savedYuan)),
];

function overview({ outcomes }: ReportSource, { t }: Words): ReportSection {
  const { overview: one, countyHospitals } = outcomes;
  const share = (value: number | null) => (value === null ? null : rounded(value * 100, 1));
  const uncounted = (count: number) => (count > 0 ? t('outcomes.uncounted', { count }) : '');
  const gainedLost = ({ gained, lost }: typeof one.avoided) =>
    t('outcomes.gainedLost', { gained: grouped.format(gained), lost: grouped.format(-lost) });
  return {
    name: t('reports.sections.overview'),
    notes: [],
    columns: columnsOf(t, [
      ['figure', 'text'],
      ['value', 'decimal'],
      ['unit', 'text'],
      ['note', 'text'],
    ]),
    rows: [
      [
        t('outcomes.figure.selfSufficiency'),
        share(selfSufficiency(one.latest)),
        t('outcomes.unit.percent'),
        `${t('outcomes.baselineShare')} ${share(selfSufficiency(one.baseline)) ?? '—'}`,
      ],
      [
        t('outcomes.figure.hospitals'),
        one.hospitals,
        t('outcomes.unit.hospitals'),
        t('outcomes.ofCounty', { count: countyHospitals }),
      ],
      [
        t('outcomes.figure.avoided'),
        rounded(netOf(one.avoided), 1),
        t('outcomes.unit.cases'),
        [gainedLost(one.avoided), uncounted(one.avoided.uncounted)].filter(Boolean).join(' · '),
      ],
      [
        t('outcomes.figure.saved'),
        rounded(netOf(one.savedYuan)),
        t('outcomes.unit.yuan'),
        [gainedLost(one.savedYuan), uncounted(one.savedYuan.uncounted)].filter(Boolean).join(' · '),
      ],
      [
        t('outcomes.figure.upgrades'),
        one.upgrades,
        t('outcomes.unit.hospitals'),
        one.downgrades > 0 ? t('outcomes.downgrades', { count: one.downgrades }) : '',
      ],
      [t('outcomes.figure.techniques'), one.techniques, '', ''],
      [
        t('outcomes.figure.recognised'),
        one.recognisedResults,
        '',
        `${grouped.format(one.recognisedYuan)} ${t('outcomes.unit.yuan')}`,
      ],
    ],
  };
}

function quarters({ outcomes }: ReportSource, { t }: Words): ReportSection {
  return {
    name: t('reports.sections.quarters'),
    notes: [],
    columns: columnsOf(t, [
      ['quarter', 'text'],
      ['told', 'count'],
      ['local', 'count'],
      ['transferred', 'count'],
      ['share', 'percent'],
      ['avoidedGained', 'decimal'],
      ['avoidedLost', 'decimal'],
      ['uncounted', 'count'],
      ['saved', 'yuan'],
    ]),
    rows: outcomes.quarters.map((one) => [
      one.quarter,
      one.hospitals,
      one.casesLocal,
      one.casesTransferred,
      selfSufficiency(one),
      rounded(one.avoided.gained, 1),
      rounded(one.avoided.lost, 1),
      one.avoided.uncounted,
      rounded(netOf(one.savedYuan)),
    ]),
    curve: outcomes.quarters.map((one) => ({ label: one.quarter, share: selfSufficiency(one) })),
  };
}

const specialtiesOf = ({ outcomes }: ReportSource, { t }: Words): ReportSection => ({
  name: t('reports.sections.specialties'),
  notes: [],
  columns: columnsOf(t, [['specialty', 'text'], ...changeColumns]),
  rows: outcomes.specialties.map((one) => [t(`terms.specialty.${one.specialty}`), ...changeCells(one)]),
});

const regions = ({ outcomes }: ReportSource, { t, name }: Words): ReportSection => ({
  name: t('reports.sections.regions'),
  notes: [],
  columns: columnsOf(t, [['region', 'text'], ['county', 'count'], ['told', 'count'], ...changeColumns]),
  rows: outcomes.children.map((one) => [name(one), one.countyHospitals, one.hospitals, ...changeCells(one)]),
});

const hospitals = (source: ReportSource, { t, name }: Words): ReportSection => ({
  name: t('reports.sections.hospitals'),
  notes: [],
  columns: columnsOf(t, [['hospital', 'text'], ['code', 'text'], ...changeColumns]),
  rows: source.hospitals.map(({ hospital, ...change }) => [
    name(hospital),
    hospital.code,
    ...changeCells(change),
  ]),
});

const upgrades = ({ changes }: ReportSource, { t, name }: Words): ReportSection => ({
  name: t('reports.sections.upgrades'),
  notes: [],
  columns: columnsOf(t, [
    ['hospital', 'text'],
    ['date', 'text'],
    ['from', 'text'],
    ['to', 'text'],
  ]),
  rows: changes.map(({ hospital, change }) => [
    hospital ? name(hospital) : '',
    change.since,
    gradeWords(t, change.from),
    gradeWords(t, change.to),
  ]),
});

const techniques = (source: ReportSource, { t }: Words): ReportSection => ({
  name: t('reports.sections.techniques'),
  notes: [],
  columns: columnsOf(t, [
    ['technique', 'text'],
    ['count', 'count'],
  ]),
  rows: source.techniques.map(({ technique, count }) => [t(`needs.technique.${technique}`), count]),
});

/** What was reached. A hospital's own report has no regions below it. */
export const outcomeSections = (source: ReportSource, words: Words): ReportSection[] => [
  overview(source, words),
  quarters(source, words),
  specialtiesOf(source, words),
  ...(source.report.hospital ? [] : [regions(source, words)]),
  hospitals(source, words),
  upgrades(source, words),
  techniques(source, words),
];
