import type { LinkHistory, LinkTally } from '@jiedui/contracts';
import { qualityVerdicts } from '@jiedui/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../language/number';
import { Chart } from '../../ui/chart/chart';
import type { ChartData } from '../../ui/chart/chart-data';
import { weekdays } from '../slot-plans/weekdays';

const tones = { good: 'success', fair: 'warning', poor: 'danger' } as const;

function useVerdictBars(labels: readonly string[], tallies: readonly LinkTally[]): ChartData {
  const { t } = useTranslation();
  const number = useNumber();
  return useMemo(
    () => ({
      shape: 'bar',
      unit: t('quality.history.unit'),
      labels,
      isStacked: true,
      format: number,
      series: qualityVerdicts.map((verdict) => ({
        name: t(`quality.verdict.${verdict}`),
        tone: tones[verdict],
        values: tallies.map((tally) => tally[verdict]),
      })),
    }),
    [labels, tallies, number, t],
  );
}

function useLossLine(labels: readonly string[], tallies: readonly LinkTally[]): ChartData {
  const { t } = useTranslation();
  const number = useNumber();
  return useMemo(
    () => ({
      shape: 'line',
      unit: t('quality.history.lossUnit'),
      labels,
      format: (value) => number(Math.round(value * 10) / 10),
      series: [
        {
          name: t('quality.history.loss'),
          tone: 'action',
          values: tallies.map(({ lossShare }) => (lossShare === null ? null : lossShare * 100)),
        },
      ],
    }),
    [labels, tallies, number, t],
  );
}

/** By day, by the hour they began and by weekday; each with its table. */
export function LinkCharts({ history }: { readonly history: LinkHistory }) {
  const { t } = useTranslation();
  const { byDay, byHour, byWeekday } = history;
  const days = useMemo(() => byDay.map(({ date }) => date), [byDay]);
  const hours = useMemo(() => byHour.map(({ hour }) => String(hour)), [byHour]);
  const names = useMemo(() => weekdays.map((weekday) => t(`slotPlans.weekday.${weekday}`)), [t]);
  const source = t('quality.history.source');
  return (
    <div className="link-charts">
      <Chart
        title={t('quality.history.byDay')}
        labelsHead={t('quality.history.day')}
        data={useVerdictBars(days, byDay)}
        source={source}
        testId="link-by-day"
      />
      <Chart
        title={t('quality.history.lossOverTime')}
        labelsHead={t('quality.history.day')}
        data={useLossLine(days, byDay)}
        source={source}
        testId="link-loss"
      />
      <Chart
        title={t('quality.history.byHour')}
        labelsHead={t('quality.history.hour')}
        data={useVerdictBars(hours, byHour)}
        source={source}
        testId="link-by-hour"
      />
      <Chart
        title={t('quality.history.byWeekday')}
        labelsHead={t('quality.history.weekday')}
        data={useVerdictBars(names, byWeekday)}
        source={source}
        testId="link-by-weekday"
      />
    </div>
  );
}
