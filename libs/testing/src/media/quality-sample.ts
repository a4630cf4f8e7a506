import type { QualitySample } from '@jiedui/contracts';

/** What a browser on a good link tells. */
export const goodSample: QualitySample = {
  intervalMs: 10_000,
  uplinkLossShare: 0.004,
  downlinkLossShare: 0.002,
  uplinkBps: 820_000,
  downlinkBps: 790_000,
  uplinkAvailableBps: 1_900_000,
  roundTripMs: 42,
  freezeShare: 0,
  concealedShare: 0.001,
  framesPerSecond: 29,
};
