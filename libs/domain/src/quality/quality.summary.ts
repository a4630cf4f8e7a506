import { type LadderLevel, ladderLevels, sendsVideo } from '../continuity/ladder.js';
import type { QualityMeasure, QualityMinute } from './quality.reading.js';
import {
  faultsOf,
  type QualityFault,
  type QualityFeltAs,
  type QualityThresholds,
  type QualityVerdict,
  verdictOfFaults,
} from './quality.thresholds.js';

/** In the middle of the time, and what all but the worst twentieth of it stayed below. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
}
/** In the middle of the time, and what all but the thinnest tenth of it stayed above. */
export interface Capacity {
  readonly median: number;
  readonly p10: number;
}

/** What one participant had of a whole session. */
export interface LinkSummary {
  readonly coveredMs: number;
  readonly levelMs: Readonly<Partial<Record<LadderLevel, number>>>;
  readonly uplinkLoss: Spread | null;
  readonly downlinkLoss: Spread | null;
  readonly roundTripMs: Spread | null;
  readonly uplinkBps: Capacity | null;
  readonly downlinkBps: Capacity | null;
  /** What the browser estimated that the uplink could carry, while it sent pictures. */
  readonly uplinkAvailableBps: Capacity | null;
  readonly freezeShare: number | null;
  readonly concealedShare: number | null;
  /** Null when it was too short to judge. */
  readonly verdict: QualityVerdict | null;
  readonly faults: readonly QualityFault[];
}

/** Less than this says nothing of a link. */
export const shortestJudgedMs = 20_000;

interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** The smallest value that so much of the weight does not exceed; null of nothing. */
export function weightedQuantile(values: readonly Weighted[], share: number): number | null {
  const sorted = values.filter(({ weight }) => weight > 0).toSorted((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  for (const { value, weight } of sorted) {
    below += weight;
    if (below >= total * share - 1e-9) return value;
  }
  return null;
}

const valuesOf = (minutes: readonly QualityMinute[], measure: QualityMeasure): readonly Weighted[] =>
  minutes.flatMap(({ coveredMs, [measure]: value }) =>
    value === null ? [] : [{ value, weight: coveredMs }],
  );

function spreadOf(minutes: readonly QualityMinute[], measure: QualityMeasure): Spread | null {
  const values = valuesOf(minutes, measure);
  const median = weightedQuantile(values, 0.5);
  const p95 = weightedQuantile(values, 0.95);
  return median === null || p95 === null ? null : { median, p95 };
}

function capacityOf(minutes: readonly QualityMinute[], measure: QualityMeasure): Capacity | null {
  const values = valuesOf(minutes, measure);
  const median = weightedQuantile(values, 0.5);
  const p10 = weightedQuantile(values, 0.1);
  return median === null || p10 === null ? null : { median, p10 };
}

function meanOf(minutes: readonly QualityMinute[], measure: QualityMeasure): number | null {
  const values = valuesOf(minutes, measure);
  const weight = values.reduce((sum, one) => sum + one.weight, 0);
  return weight === 0 ? null : values.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
}

function levelTimes(minutes: readonly QualityMinute[]): Partial<Record<LadderLevel, number>> {
  const times: Partial<Record<LadderLevel, number>> = {};
  for (const { levelMs } of minutes) {
    for (const level of ladderLevels) {
      const ms = levelMs[level];
      if (ms) times[level] = (times[level] ?? 0) + ms;
    }
  }
  return times;
}

/** The share of the time in which the link carried no moving picture. */
export function pictureLossShare(levelMs: LinkSummary['levelMs']): number | null {
  const sumOf = (levels: readonly LadderLevel[]) =>
    levels.reduce((sum, level) => sum + (levelMs[level] ?? 0), 0);
  const total = sumOf(ladderLevels);
  return total === 0 ? null : sumOf(ladderLevels.filter((level) => !sendsVideo(level))) / total;
}

const larger = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

/**
 * What the minutes of one participant come to. Loss counts by its mean in the worse direction: a single bad minute of an
 * hour is told by its 95th percentile and makes no bad session.
 */
export function summariseLink(minutes: readonly QualityMinute[], thresholds: QualityThresholds): LinkSummary {
  const coveredMs = minutes.reduce((sum, minute) => sum + minute.coveredMs, 0);
  const levelMs = levelTimes(minutes);
  const freezeShare = meanOf(minutes, 'freezeShare');
  const concealedShare = meanOf(minutes, 'concealedShare');
  const roundTripMs = spreadOf(minutes, 'roundTripMs');
  const felt: QualityFeltAs = {
    noPicture: pictureLossShare(levelMs),
    brokenSpeech: concealedShare,
    loss: larger(meanOf(minutes, 'uplinkLossShare'), meanOf(minutes, 'downlinkLossShare')),
    freeze: freezeShare,
    delay: roundTripMs?.median ?? null,
  };
  const isJudged = coveredMs >= shortestJudgedMs;
  const faults = isJudged ? faultsOf(felt, thresholds) : [];
  return {
    coveredMs,
    levelMs,
    uplinkLoss: spreadOf(minutes, 'uplinkLossShare'),
    downlinkLoss: spreadOf(minutes, 'downlinkLossShare'),
    roundTripMs,
    uplinkBps: capacityOf(minutes, 'uplinkBps'),
    downlinkBps: capacityOf(minutes, 'downlinkBps'),
    uplinkAvailableBps: capacityOf(minutes, 'uplinkAvailableBps'),
    freezeShare,
    concealedShare,
    verdict: isJudged ? verdictOfFaults(faults) : null,
    faults,
  };
}
