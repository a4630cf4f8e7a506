import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { fontFamily, palette } from '../../theme';
import type { ChartData, ChartSeries } from './chart-data';

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** Lines differ by their marks too, not by colour alone. */
const marks = ['circle', 'rect', 'triangle', 'diamond'] as const;
const text = { color: palette.textSoft, fontFamily, fontSize: 12 };

function lineOf({ name, values, tone, isDashed }: ChartSeries, index: number): LineSeriesOption {
  return {
    type: 'line',
    name,
    data: [...values],
    symbol: marks[index % marks.length] ?? 'circle',
    symbolSize: 7,
    // With few points every mark shows; with many they would hide the line.
    showSymbol: values.length <= 16,
    itemStyle: { color: palette[tone] },
    lineStyle: { color: palette[tone], width: 2, type: isDashed ? 'dashed' : 'solid' },
  };
}

const barOf = ({ name, values, tone }: ChartSeries, isStacked: boolean): BarSeriesOption => ({
  type: 'bar',
  name,
  data: [...values],
  barMaxWidth: 36,
  itemStyle: { color: palette[tone] },
  ...(isStacked ? { stack: 'all' } : {}),
});

/** Draws over the declared end of the scale where a value lies beyond it. */
const scaleEnd = (max: number | undefined) =>
  max === undefined ? {} : { max: (range: { max: number }) => Math.max(max, range.max) };

function axesOf({ labels, format, max, unit, shape }: ChartData) {
  return {
    xAxis: {
      type: 'category' as const,
      data: [...labels],
      boundaryGap: shape === 'bar',
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      name: unit,
      nameTextStyle: { ...text, align: 'left' as const },
      axisLabel: { ...text, formatter: (value: number) => format(value) },
      splitLine: { lineStyle: { color: palette.line } },
      ...scaleEnd(max),
    },
  };
}

/**
 * What ECharts is told to draw.
 * @param noValue said where a point has no value
 */
export function chartOption(data: ChartData, noValue: string): ChartOption {
  const { series, unit, format, shape, isStacked = false } = data;
  return {
    animation: false,
    grid: {
      left: 8,
      right: 16,
      top: 64,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: { type: 'scroll', top: 0, left: 0, textStyle: { ...text, color: palette.text } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      textStyle: { color: palette.text, fontFamily, fontSize: 13 },
      valueFormatter: (value) => (typeof value === 'number' ? `${format(value)} ${unit}` : noValue),
    },
    ...axesOf(data),
    series: series.map((one, index) => (shape === 'line' ? lineOf(one, index) : barOf(one, isStacked))),
  };
}
