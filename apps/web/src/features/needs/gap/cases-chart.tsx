import type { GapLine } from '@jiedui/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { Chart } from '../../../ui/chart/chart';
import type { ChartData } from '../../../ui/chart/chart-data';

/** How many cases there are in each specialty, and how many of them leave the county. */
export function CasesChart({ lines }: { readonly lines: readonly GapLine[] }) {
  const { t } = useTranslation();
  const number = useNumber();
  const data = useMemo((): ChartData => {
    const sentOut = lines.map(({ casesSentOut }) => Math.round(casesSentOut));
    return {
      shape: 'bar',
      unit: t('needs.caseUnit'),
      labels: lines.map(({ specialty }) => t(`terms.specialty.${specialty}`)),
      isStacked: true,
      format: number,
      series: [
        {
          name: t('needs.gap.treatedHere'),
          values: lines.map(({ casesPerYear }, at) => casesPerYear - (sentOut[at] ?? 0)),
          tone: 'action',
        },
        { name: t('needs.gap.sentOutSeries'), values: sentOut, tone: 'warning' },
      ],
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the formatter follows the language, as the words do
  }, [lines, t]);
  return (
    <section className="panel">
      <Chart
        title={t('needs.gap.chart')}
        labelsHead={t('needs.gap.specialty')}
        data={data}
        testId="cases-chart"
      />
    </section>
  );
}
