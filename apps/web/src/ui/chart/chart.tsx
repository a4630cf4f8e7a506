import { lazy, Suspense, useId, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import '../../styles/chart.css';
import { type ChartData, hasValues } from './chart-data';
import { ChartTable } from './chart-table';

function NotLoaded() {
  const { t } = useTranslation();
  return <p className="chart-empty soft">{t('chart.notLoaded')}</p>;
}

/** The drawing library is large: it is fetched with the first chart, and its absence costs the drawing alone. */
const ChartCanvas = lazy<ComponentType<{ readonly data: ChartData }>>(() =>
  import('./chart-canvas').catch(() => ({ default: NotLoaded })),
);

interface ChartProps {
  readonly title: string;
  /** Head of the table's first column: what the labels are, such as "Quarter". */
  readonly labelsHead: string;
  /** Kept the same between renders where nothing changed (`useMemo`), or the chart is drawn again. */
  readonly data: ChartData;
  /** Where the figures come from. */
  readonly source?: string | undefined;
  readonly testId: string;
}

/** Figures as lines or bars with their unit and source, and the same in a table to open. */
export function Chart({ title, labelsHead, data, source, testId }: ChartProps) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <figure className="chart" aria-labelledby={titleId} data-testid={testId}>
      <figcaption className="chart-head">
        <strong id={titleId}>{title}</strong>
        <span className="soft">{t('chart.unit', { unit: data.unit })}</span>
      </figcaption>
      {hasValues(data) ? (
        <>
          <Suspense fallback={<div className="chart-canvas chart-waiting" />}>
            <ChartCanvas data={data} />
          </Suspense>
          <details className="chart-details">
            <summary data-testid={`${testId}-table`}>{t('chart.table')}</summary>
            <ChartTable title={title} labelsHead={labelsHead} data={data} />
          </details>
        </>
      ) : (
        <p className="chart-empty soft">{t('chart.empty')}</p>
      )}
      {source && <p className="chart-source soft">{t('chart.source', { source })}</p>}
    </figure>
  );
}
