import { describe, expect, it } from '@jest/globals';
import { countLink, noCounters } from './link-counters.js';

const report = (...stats: object[]) =>
  new Map(stats.map((stat, at) => [String(at), stat])) as unknown as RTCStatsReport;

describe('countLink', () => {
  it('adds up streams, both ways', () => {
    const receiving = report(
      { type: 'inbound-rtp', framesDecoded: 30, bytesReceived: 1_000, packetsReceived: 10, packetsLost: 1 },
      { type: 'inbound-rtp', audioLevel: 0.2, bytesReceived: 100, packetsReceived: 5, packetsLost: 0 },
      { type: 'codec' },
    );
    const sending = report(
      { type: 'outbound-rtp', framesSent: 7, bytesSent: 70 },
      { type: 'outbound-rtp', framesSent: 5, bytesSent: 50 },
    );
    expect(countLink([receiving, sending])).toMatchObject({
      framesDecoded: 30,
      framesSent: 12,
      bytesReceived: 1_100,
      bytesSent: 120,
      packetsReceived: 15,
      packetsLost: 1,
      audioLevel: 0.2,
    });
  });

  it('does not take the gaps in mediasoup’s probes for loss', () => {
    const probe = { type: 'inbound-rtp', mid: 'probator', packetsReceived: 8, packetsLost: 8 };
    expect(countLink([report(probe)])).toEqual(noCounters);
  });

  it('hears sounds between two looks by their energy', () => {
    const quietNow = { type: 'inbound-rtp', audioLevel: 0, totalAudioEnergy: 0.04, totalSamplesDuration: 4 };
    expect(countLink([report(quietNow)]).audioLevel).toBeCloseTo(0.1);
  });

  it('takes the path from the pair in use, and that of the sending side', () => {
    const pair = { type: 'candidate-pair', nominated: true };
    const receiving = report({ ...pair, currentRoundTripTime: 0.3, availableOutgoingBitrate: 300_000 });
    const sending = report(
      { ...pair, currentRoundTripTime: 0.08, availableOutgoingBitrate: 900_000 },
      { ...pair, nominated: false, currentRoundTripTime: 9 },
    );
    expect(countLink([receiving, sending])).toMatchObject({
      roundTripTimeMs: 80,
      availableOutgoingBitrate: 900_000,
    });
  });

  it('counts nothing where there is nothing', () => {
    expect(countLink([])).toEqual(noCounters);
  });
});
