import type { palette } from '../../theme';

/** Colours of lines and bars, by what they say in the rest of the product. */
export type ChartTone = keyof Pick<typeof palette, 'action' | 'success' | 'warning' | 'danger' | 'calm'>;

export interface ChartSeries {
  readonly name: string;
  /** One for each label; null where nothing is known, which leaves a gap. */
  readonly values: readonly (number | null)[];
  readonly tone: ChartTone;
  /** A baseline or target beside what was measured. Lines alone. */
  readonly isDashed?: boolean;
}

export interface ChartData {
  readonly shape: 'line' | 'bar';
  /** What the values are measured in, in words: "%", "cases". */
  readonly unit: string;
  /** Along the foot, from left to right. */
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** A value as people read it, without its unit. */
  readonly format: (value: number) => string;
  /** Where the scale ends when no value lies beyond, such as 100 for percent. */
  readonly max?: number;
  /** True where bars of one label stand on one another. */
  readonly isStacked?: boolean;
}

/** Something to draw: at least one value of one series. */
export const hasValues = ({ series }: ChartData): boolean =>
  series.some(({ values }) => values.some((value) => value !== null));
