import { type LadderLevel, ladderLevels, rankOf } from '../continuity/ladder.js';

/**
 * What is measured of one participant's link. Shares 0 to 1, scores as the media worker gives them, 0 (nothing arrives) to
 * 10. "Uplink" is what the participant sends. The order is that of the columns.
 */
export const qualityMeasures = [
  'uplinkLossShare',
  'downlinkLossShare',
  'uplinkBps',
  'downlinkBps',
  'uplinkAvailableBps',
  'roundTripMs',
  'freezeShare',
  'concealedShare',
  'framesPerSecond',
  'uplinkScore',
  'downlinkScore',
] as const;
export type QualityMeasure = (typeof qualityMeasures)[number];

/** Null where nothing was there to be measured: no picture received, no report of the other end yet. */
export type QualityFigures = Readonly<Record<QualityMeasure, number | null>>;

/** One look of about ten seconds. */
export interface QualityReading extends QualityFigures {
  readonly atMs: number;
  readonly intervalMs: number;
  readonly level: LadderLevel;
}

/** The looks of one minute put together: means weighted by time. */
export interface QualityMinute extends QualityFigures {
  readonly minuteAtMs: number;
  readonly coveredMs: number;
  /** The lowest it came to. */
  readonly level: LadderLevel;
  readonly levelMs: Readonly<Partial<Record<LadderLevel, number>>>;
}

const minuteMs = 60_000;

/** Sums of a minute under way. */
interface Sum {
  readonly sum: number;
  readonly ms: number;
}
export interface RunningMinute {
  readonly minuteAtMs: number;
  readonly coveredMs: number;
  readonly levelMs: Readonly<Partial<Record<LadderLevel, number>>>;
  readonly sums: Readonly<Partial<Record<QualityMeasure, Sum>>>;
}

export const minuteOfReading = ({ atMs }: Pick<QualityReading, 'atMs'>): number =>
  Math.floor(atMs / minuteMs) * minuteMs;

/** Adds a reading to the minute it belongs to; one of a later minute begins another. No minute covers more than its length. */
export function addReading(running: RunningMinute | undefined, reading: QualityReading): RunningMinute {
  const minuteAtMs = minuteOfReading(reading);
  const known = running?.minuteAtMs === minuteAtMs ? running : undefined;
  const before = known ?? { minuteAtMs, coveredMs: 0, levelMs: {}, sums: {} };
  const ms = Math.min(reading.intervalMs, minuteMs - before.coveredMs);
  const sums: Partial<Record<QualityMeasure, Sum>> = { ...before.sums };
  for (const measure of qualityMeasures) {
    const value = reading[measure];
    if (value === null || ms <= 0) continue;
    const past = sums[measure] ?? { sum: 0, ms: 0 };
    sums[measure] = { sum: past.sum + value * ms, ms: past.ms + ms };
  }
  const levelMs = { ...before.levelMs, [reading.level]: (before.levelMs[reading.level] ?? 0) + ms };
  return { minuteAtMs, coveredMs: before.coveredMs + ms, levelMs, sums };
}

const lowestOf = (levelMs: RunningMinute['levelMs']): LadderLevel =>
  ladderLevels.filter((level) => (levelMs[level] ?? 0) > 0).toSorted((a, b) => rankOf(b) - rankOf(a))[0] ??
  'fullVideo';

export function minuteOf({ minuteAtMs, coveredMs, levelMs, sums }: RunningMinute): QualityMinute {
  const meanOf = (measure: QualityMeasure) => {
    const sum = sums[measure];
    return sum ? sum.sum / sum.ms : null;
  };
  const figures = Object.fromEntries(
    qualityMeasures.map((measure) => [measure, meanOf(measure)]),
  ) as unknown as QualityFigures;
  return { minuteAtMs, coveredMs, levelMs, level: lowestOf(levelMs), ...figures };
}
