import type { QualityMinute } from './quality.reading.js';
import { summariseLink } from './quality.summary.js';
import type { QualityReason, QualityThresholds } from './quality.thresholds.js';

/** So many of the latest minutes are looked at together. */
export const alarmMinutes = 3;
/** Less than this is a bad moment, and passes. */
const alarmAfterMs = 90_000;

/**
 * What somebody should be told of while a session goes on: what got in the way for minutes, not for a moment.
 * @param minutes the latest of one participant
 */
export function alarmsOf(
  minutes: readonly QualityMinute[],
  thresholds: QualityThresholds,
): readonly QualityReason[] {
  const latest = minutes.toSorted((a, b) => b.minuteAtMs - a.minuteAtMs).slice(0, alarmMinutes);
  const { coveredMs, faults } = summariseLink(latest, thresholds);
  if (coveredMs < alarmAfterMs) return [];
  return faults.flatMap(({ reason, severity }) => (severity === 'poor' ? [reason] : []));
}
