import { type Balance, type CaseCounts, type Quarter, selfSufficiency } from '@jiedui/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { Chart } from '../../../ui/chart/chart';
import type { ChartData } from '../../../ui/chart/chart-data';
import { sharePercent } from './figure-words';

export interface QuarterPoint extends CaseCounts {
  readonly quarter: Quarter;
  readonly avoided: Balance;
}

interface ChartsProps {
  readonly points: readonly QuarterPoint[];
  readonly baseline: CaseCounts;
}

const labelsOf = (points: readonly QuarterPoint[]) => points.map(({ quarter }) => quarter);

function ShareChart({ points, baseline }: ChartsProps) {
  const { t } = useTranslation();
  const data = useMemo((): ChartData => {
    const level = selfSufficiency(baseline) === null ? null : sharePercent(baseline);
    return {
      shape: 'line',
      unit: t('outcomes.unit.percent'),
      labels: labelsOf(points),
      max: 100,
      format: (value) => String(value),
      series: [
        { name: t('outcomes.figure.selfSufficiency'), tone: 'action', values: points.map(sharePercent) },
        { name: t('outcomes.chart.baseline'), tone: 'calm', isDashed: true, values: points.map(() => level) },
      ],
    };
  }, [points, baseline, t]);
  return (
    <Chart
      title={t('outcomes.chart.share')}
      labelsHead={t('outcomes.chart.quarter')}
      data={data}
      source={t('outcomes.definitions.source')}
      testId="share-chart"
    />
  );
}

function AvoidedChart({ points }: Pick<ChartsProps, 'points'>) {
  const { t } = useTranslation();
  const number = useNumber();
  const data = useMemo(
    (): ChartData => ({
      shape: 'bar',
      unit: t('outcomes.unit.cases'),
      labels: labelsOf(points),
      isStacked: true,
      format: number,
      series: [
        {
          name: t('outcomes.chart.gained'),
          tone: 'success',
          values: points.map(({ avoided }) => Math.round(avoided.gained)),
        },
        {
          name: t('outcomes.chart.lost'),
          tone: 'danger',
          values: points.map(({ avoided }) => Math.round(avoided.lost)),
        },
      ],
    }),
    // A formatter made anew is the same: it goes by the language, as the words do.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [points, t],
  );
  return (
    <Chart
      title={t('outcomes.chart.avoidedSaved')}
      labelsHead={t('outcomes.chart.quarter')}
      data={data}
      testId="avoided-chart"
    />
  );
}

/** The share treated in the county against its baseline, and what each quarter won and lost. */
export function OutcomeCharts({ points, baseline }: ChartsProps) {
  return (
    <div className="outcome-charts">
      <div className="panel">
        <ShareChart points={points} baseline={baseline} />
      </div>
      <div className="panel">
        <AvoidedChart points={points} />
      </div>
    </div>
  );
}
