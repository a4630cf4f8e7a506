import { CatalogueError, type QualitySample } from '@jiedui/contracts';
import type { QualityReading } from '@jiedui/domain';
import type { Peer } from '../rooms/peer.js';

/** Browsers tell every ten seconds; more often says nothing more. */
const shortestMs = 2_000;

const worst = (scores: readonly number[]): number | null => (scores.length > 0 ? Math.min(...scores) : null);

/**
 * What a peer counted, with what the worker itself sees of its streams. Nobody covers more time than has passed since they
 * told last, whatever they say.
 * @throws CatalogueError SIGNALLING_OUT_OF_ORDER before joining, TOO_MANY_ATTEMPTS when told again too soon
 */
export function readingOf(peer: Peer, sample: QualitySample, nowMs: number): QualityReading {
  if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
  const sinceLastMs = nowMs - (peer.toldQualityAtMs ?? -Infinity);
  if (sinceLastMs < shortestMs) throw new CatalogueError('TOO_MANY_ATTEMPTS');
  peer.toldQualityAtMs = nowMs;
  // Their clock and ours may differ by what a packet waits.
  const intervalMs = Math.round(Math.min(sample.intervalMs, sinceLastMs + 1_000));
  const { level } = peer;
  return { ...sample, intervalMs, atMs: nowMs, level, ...scoresOf(peer) };
}

/** The worst layer or stream counts: a person sees and hears all of them. Paused streams have no score to speak of. */
const scoresOf = ({ openProducers, media }: Peer) => ({
  uplinkScore: worst(
    openProducers
      .filter(({ paused }) => !paused)
      .flatMap(({ score }) => (score.length > 0 ? [Math.max(...score.map((one) => one.score))] : [])),
  ),
  downlinkScore: worst(
    media.open
      .filter(({ paused, producerPaused }) => !paused && !producerPaused)
      .map(({ score }) => score.score),
  ),
});
