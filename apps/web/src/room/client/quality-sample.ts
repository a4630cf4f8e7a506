import type { QualitySample } from '@jiedui/contracts';
import type { LinkCounters } from './link-counters.js';

/** Where an interval began, and what the counters of one connection said then. */
export interface QualityMark {
  readonly atMs: number;
  readonly counters: LinkCounters;
  /** What the other end reported of this side's packets since, look by look. */
  readonly sentLoss: readonly number[];
  /** False while no picture came in: what stood still then was switched off, not frozen. */
  readonly hadPicture: boolean;
}

/** A share of fewer packets says nothing. */
const packetsToJudge = 20;
/** One word of speech at the sampling rate of Opus. */
const samplesToJudge = 24_000;
const bounded = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What was counted between a mark and now. Counters of streams that ended meanwhile are missing: never below nothing. */
export function sampleBetween(
  { atMs: sinceMs, counters: before, sentLoss, hadPicture }: QualityMark,
  now: LinkCounters,
  atMs: number,
): QualitySample {
  const intervalMs = atMs - sinceMs;
  const since = (read: (counters: LinkCounters) => number) => Math.max(0, read(now) - read(before));
  const rateOf = (bytes: number) => Math.round((bytes * 8_000) / intervalMs);
  const received = since(({ packetsReceived }) => packetsReceived);
  const lost = since(({ packetsLost }) => packetsLost);
  const heard = since(({ samplesReceived }) => samplesReceived);
  const hasPicture = since(({ framesDecoded }) => framesDecoded) > 0;
  return {
    intervalMs: Math.round(bounded(intervalMs, 60_000)),
    uplinkLossShare: since(({ bytesSent }) => bytesSent) > 0 ? meanOf(sentLoss) : null,
    downlinkLossShare: received + lost < packetsToJudge ? null : lost / (received + lost),
    uplinkBps: rateOf(since(({ bytesSent }) => bytesSent)),
    downlinkBps: rateOf(since(({ bytesReceived }) => bytesReceived)),
    uplinkAvailableBps:
      since(({ framesSent }) => framesSent) > 0 ? (now.availableOutgoingBitrate ?? null) : null,
    roundTripMs: now.roundTripTimeMs === undefined ? null : bounded(now.roundTripTimeMs, 60_000),
    freezeShare:
      hasPicture && hadPicture
        ? bounded((since(({ freezeSeconds }) => freezeSeconds) * 1_000) / intervalMs, 1)
        : null,
    concealedShare:
      heard < samplesToJudge ? null : bounded(since(({ samplesConcealed }) => samplesConcealed) / heard, 1),
    framesPerSecond: hasPicture ? bounded(now.framesPerSecond ?? 0, 240) : null,
  };
}
