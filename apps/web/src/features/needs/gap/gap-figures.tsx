import type { HospitalGap } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';

/** The hospital in five numbers. */
export function GapFigures({ gap }: { readonly gap: HospitalGap }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { lines, levelCases } = gap;
  const sum = (of: (line: HospitalGap['lines'][number]) => number) =>
    lines.reduce((total, line) => total + of(line), 0);
  const [cases, sentOut] = [sum(({ casesPerYear }) => casesPerYear), sum(({ casesSentOut }) => casesSentOut)];
  const share = cases === 0 ? 0 : Math.round((sentOut / cases) * 100);
  const figures = [
    [t('needs.gap.total'), number(Math.round(levelCases)), t('needs.gapUnit')],
    [t('needs.gap.cases'), number(cases), t('needs.caseUnit')],
    [t('needs.gap.sentOut'), number(Math.round(sentOut)), `${share}%`],
    [
      t('needs.gap.below'),
      `${lines.filter(({ levelsMissing }) => levelsMissing > 0).length}`,
      `/ ${lines.length}`,
    ],
    [t('needs.gap.asking'), `${lines.filter((line) => line.asksForHelp).length}`, `/ ${lines.length}`],
  ] as const;
  return (
    <dl className="gap-figures" data-testid="gap-figures">
      {figures.map(([label, value, unit]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value} <span className="soft">{unit}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
