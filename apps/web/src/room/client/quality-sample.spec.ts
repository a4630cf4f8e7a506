import { QualitySample } from '@jiedui/contracts';
import { describe, expect, it } from '@jest/globals';
import { type LinkCounters, noCounters } from './link-counters.js';
import { sampleBetween } from './quality-sample.js';
import { QualityTeller } from './quality-teller.js';

const before: LinkCounters = { ...noCounters, packetsReceived: 1_000, packetsLost: 10, framesDecoded: 300 };
const after: LinkCounters = {
  ...before,
  bytesReceived: 1_000_000,
  bytesSent: 500_000,
  packetsReceived: 1_900,
  packetsLost: 110,
  framesDecoded: 550,
  framesSent: 100,
  framesPerSecond: 25,
  freezeSeconds: 2,
  samplesReceived: 480_000,
  samplesConcealed: 24_000,
  roundTripTimeMs: 80,
  availableOutgoingBitrate: 900_000,
};
const mark = { atMs: 0, counters: before, sentLoss: [0, 0.2, 0.1], hadPicture: true };

describe('a sample', () => {
  it('is what was counted since, within the bounds of the contract', () => {
    const sample = sampleBetween(mark, after, 10_000);
    expect(sample).toMatchObject({
      intervalMs: 10_000,
      downlinkLossShare: 0.1,
      uplinkBps: 400_000,
      downlinkBps: 800_000,
      uplinkAvailableBps: 900_000,
      roundTripMs: 80,
      freezeShare: 0.2,
      concealedShare: 0.05,
      framesPerSecond: 25,
    });
    expect(sample.uplinkLossShare).toBeCloseTo(0.1);
    expect(QualitySample.safeParse(sample).success).toBe(true);
  });

  it('says nothing of what was not there, and does not take a camera that was off for a frozen one', () => {
    expect(sampleBetween(mark, before, 10_000)).toMatchObject({
      uplinkLossShare: null,
      downlinkLossShare: null,
      uplinkAvailableBps: null,
      roundTripMs: null,
      freezeShare: null,
      concealedShare: null,
      framesPerSecond: null,
    });
    expect(sampleBetween({ ...mark, hadPicture: false }, after, 10_000).freezeShare).toBeNull();
  });

  it('never goes below nothing when a stream has taken its counters along', () => {
    const sample = sampleBetween({ ...mark, counters: after }, before, 10_000);
    expect(QualitySample.safeParse(sample).success).toBe(true);
  });
});

describe('the teller', () => {
  const told: QualitySample[] = [];
  const line = {
    isConnected: true,
    request: async (_: string, sample: QualitySample) => void told.push(sample),
    onPush: () => undefined,
  };

  it('tells every ten seconds of a stay, and begins anew with the next', () => {
    const teller = new QualityTeller();
    for (const stay of [0, 100_000]) {
      teller.listen();
      teller.joined(line as never);
      for (let second = 0; second <= 25; second += 1) {
        const bytesSent = second * 10_000;
        teller.observe({ ...noCounters, bytesSent, sentLossShare: 0.1 }, stay + second * 1_000);
      }
    }
    expect(told.map(({ intervalMs }) => intervalMs)).toEqual([10_000, 10_000, 10_000, 10_000]);
    expect(told.map(({ uplinkBps }) => uplinkBps)).toEqual([80_000, 80_000, 80_000, 80_000]);
    expect(told.every(({ uplinkLossShare }) => Math.abs((uplinkLossShare ?? 0) - 0.1) < 1e-9)).toBe(true);
  });
});
