import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartData } from './chart-data';
import { chartOption } from './chart-option';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** The drawing alone, as wide as its frame. Hidden from screen readers: the table beside says the same. */
export default function ChartCanvas({ data }: { readonly data: ChartData }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  useEffect(() => {
    if (!frame.current) return;
    const drawn = init(frame.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(frame.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  const noValue = t('chart.noValue');
  useEffect(() => chart.current?.setOption(chartOption(data, noValue), { notMerge: true }), [data, noValue]);
  return <div ref={frame} className="chart-canvas" aria-hidden data-testid="chart-canvas" />;
}
