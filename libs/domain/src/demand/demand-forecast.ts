import { type DemandCounts, type DemandPattern, patternOf } from './demand-class.js';

/**
 * How the next days are foretold: simple exponential smoothing (Brown) where demand comes nearly every day; the
 * estimator of Syntetos and Boylan (SBA, 2005), which takes the bias out of Croston's method (1972), where it does not.
 */
export const forecastMethods = ['exponentialSmoothing', 'syntetosBoylan', 'mean'] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

export interface DemandForecast {
  readonly method: ForecastMethod;
  /** Requests on an ordinary working day. */
  readonly meanPerDay: number;
  /** Variance over mean of a day's count: 1 for requests that come one by one, more where they come in bursts. */
  readonly dispersion: number;
}

/** Small, as the authors advise for intermittent demand: a burst moves the level a little and not the plan. */
const smoothing = { level: 0.05, interval: 0.05, size: 0.05 } as const;

function smoothed(counts: DemandCounts, start: number): number {
  return counts.reduce((level, count) => level + smoothing.level * (count - level), start);
}

/** Sizes and intervals are smoothed apart, on days with demand only. */
function syntetosBoylan(counts: DemandCounts, pattern: DemandPattern): number {
  let interval = pattern.averageInterval ?? 1;
  let size = pattern.meanPerDay * interval;
  let since = 0;
  for (const count of counts) {
    since += 1;
    if (count === 0) continue;
    interval += smoothing.interval * (since - interval);
    size += smoothing.size * (count - size);
    since = 0;
  }
  return (1 - smoothing.interval / 2) * (size / interval);
}

/** The method goes by the class; too little history is averaged as it stands. */
export function forecastOf(counts: DemandCounts, pattern: DemandPattern = patternOf(counts)): DemandForecast {
  const { demandClass, meanPerDay, variancePerDay } = pattern;
  const dispersion = meanPerDay === 0 ? 1 : Math.max(1, variancePerDay / meanPerDay);
  if (demandClass === null) return { method: 'mean', meanPerDay, dispersion };
  if (demandClass === 'smooth' || demandClass === 'erratic') {
    return { method: 'exponentialSmoothing', meanPerDay: smoothed(counts, meanPerDay), dispersion };
  }
  return { method: 'syntetosBoylan', meanPerDay: syntetosBoylan(counts, pattern), dispersion };
}

/**
 * The chances of 0, 1, 2, … requests where so many are expected: negative binomial, which is Poisson where the
 * dispersion is 1.
 * @returns `most + 1` chances that add up to 1; the last is that of `most` or more
 */
export function chancesOf(mean: number, dispersion: number, most: number): number[] {
  const chances: number[] = [];
  const isBursty = dispersion > 1.001 && mean > 0;
  const size = isBursty ? mean / (dispersion - 1) : 0;
  let chance = isBursty ? dispersion ** -size : Math.exp(-mean);
  let left = 1;
  for (let count = 0; count < most; count += 1) {
    chances.push(chance);
    left -= chance;
    chance *= isBursty ? ((size + count) / (count + 1)) * (1 - 1 / dispersion) : mean / (count + 1);
  }
  chances.push(Math.max(0, left));
  return chances;
}
