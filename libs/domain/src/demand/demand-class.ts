/**
 * How the demand of a specialty comes: `smooth` every day about as much, `erratic` nearly every day and very unequal,
 * `slow` on few days and little, `lumpy` on few days and then very unequal.
 */
export const demandClasses = ['smooth', 'erratic', 'lumpy', 'slow'] as const;
export type DemandClass = (typeof demandClasses)[number];

/** Requests of one working day after another, the earliest first; days without any are there as 0. */
export type DemandCounts = readonly number[];

export interface DemandPattern {
  /** Nothing is said of fewer than three days with demand. */
  readonly demandClass: DemandClass | null;
  /** ADI: working days from one day with demand to the next, on average; nothing without any. */
  readonly averageInterval: number | null;
  /** CV²: variance over squared mean of the counts on days with demand; nothing without any. */
  readonly squaredVariation: number | null;
  readonly meanPerDay: number;
  /** Of the counts of all days, those without demand among them. */
  readonly variancePerDay: number;
  readonly daysWithDemand: number;
  readonly days: number;
}

/** The cut values of Syntetos, Boylan and Croston, "On the categorization of demand patterns" (2005). */
export const classCuts = { averageInterval: 1.32, squaredVariation: 0.49 } as const;

const fewestDays = 3;

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}

export function classOf(averageInterval: number, squaredVariation: number): DemandClass {
  const isRare = averageInterval >= classCuts.averageInterval;
  const isUnequal = squaredVariation >= classCuts.squaredVariation;
  if (isRare) return isUnequal ? 'lumpy' : 'slow';
  return isUnequal ? 'erratic' : 'smooth';
}

export function patternOf(counts: DemandCounts): DemandPattern {
  const sizes = counts.filter((count) => count > 0);
  const figures = {
    meanPerDay: meanOf(counts),
    variancePerDay: varianceOf(counts),
    daysWithDemand: sizes.length,
    days: counts.length,
  };
  if (sizes.length === 0) {
    return { demandClass: null, averageInterval: null, squaredVariation: null, ...figures };
  }
  const averageInterval = counts.length / sizes.length;
  const squaredVariation = varianceOf(sizes) / meanOf(sizes) ** 2;
  const demandClass = sizes.length < fewestDays ? null : classOf(averageInterval, squaredVariation);
  return { demandClass, averageInterval, squaredVariation, ...figures };
}
