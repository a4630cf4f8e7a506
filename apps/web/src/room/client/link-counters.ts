/** Sums over everything one session receives and sends, as the browser counts it. */
export interface LinkCounters {
  readonly framesDecoded: number;
  readonly framesSent: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Speech that came too late to be played. */
  readonly packetsLate: number;
  /** Of the largest stream of pictures that comes in; absent without one. */
  readonly framesPerSecond?: number;
  /** How long pictures have stood still, all streams together. */
  readonly freezeSeconds: number;
  readonly samplesReceived: number;
  /** Sound the browser had to make up, silence apart. */
  readonly samplesConcealed: number;
  /** Loudest heard, 0 to 1. */
  readonly audioLevel: number;
  /** Of what this side sends, by the latest reports of the other end; the worst stream, 0 to 1. */
  readonly sentLossShare: number;
  readonly roundTripTimeMs?: number;
  readonly availableOutgoingBitrate?: number;
}

export const noCounters: LinkCounters = {
  framesDecoded: 0,
  framesSent: 0,
  bytesReceived: 0,
  bytesSent: 0,
  packetsReceived: 0,
  packetsLost: 0,
  packetsLate: 0,
  freezeSeconds: 0,
  samplesReceived: 0,
  samplesConcealed: 0,
  audioLevel: 0,
  sentLossShare: 0,
};

type Stat =
  | ({ readonly type: 'inbound-rtp' } & InboundStats)
  | ({ readonly type: 'outbound-rtp' } & RTCOutboundRtpStreamStats)
  | ({ readonly type: 'remote-inbound-rtp' } & RTCRemoteInboundRtpStats)
  | ({ readonly type: 'candidate-pair' } & RTCIceCandidatePairStats)
  | { readonly type: 'other' };

/** TypeScript's own description of the browser leaves some out. */
type InboundStats = RTCInboundRtpStreamStats & {
  readonly totalFreezesDuration?: number;
  readonly silentConcealedSamples?: number;
};

interface RTCRemoteInboundRtpStats {
  readonly fractionLost?: number;
}

/** Short sounds between two looks would be missed by the momentary level; the mean over the stream's life is not. */
function loudness({
  audioLevel = 0,
  totalAudioEnergy = 0,
  totalSamplesDuration = 0,
}: RTCInboundRtpStreamStats) {
  return Math.max(
    audioLevel,
    totalSamplesDuration > 0 ? Math.sqrt(totalAudioEnergy / totalSamplesDuration) : 0,
  );
}

/** mediasoup's padding to find out what a link can carry: it has gaps of its own, which are no loss. */
const isProbe = ({ mid }: RTCInboundRtpStreamStats) => mid === 'probator';

const seenAndHeard = (sum: LinkCounters, stat: InboundStats) => ({
  ...(stat.framesPerSecond === undefined
    ? {}
    : { framesPerSecond: Math.max(sum.framesPerSecond ?? 0, stat.framesPerSecond) }),
  freezeSeconds: sum.freezeSeconds + (stat.totalFreezesDuration ?? 0),
  samplesReceived: sum.samplesReceived + (stat.totalSamplesReceived ?? 0),
  samplesConcealed:
    sum.samplesConcealed + Math.max(0, (stat.concealedSamples ?? 0) - (stat.silentConcealedSamples ?? 0)),
});

function add(sum: LinkCounters, stat: Stat): LinkCounters {
  if (stat.type === 'inbound-rtp' && isProbe(stat)) return sum;
  if (stat.type === 'inbound-rtp') {
    return {
      ...sum,
      framesDecoded: sum.framesDecoded + (stat.framesDecoded ?? 0),
      bytesReceived: sum.bytesReceived + (stat.bytesReceived ?? 0),
      packetsReceived: sum.packetsReceived + (stat.packetsReceived ?? 0),
      packetsLost: sum.packetsLost + (stat.packetsLost ?? 0),
      packetsLate: sum.packetsLate + (stat.packetsDiscarded ?? 0),
      ...seenAndHeard(sum, stat),
      audioLevel: Math.max(sum.audioLevel, loudness(stat)),
    };
  }
  if (stat.type === 'outbound-rtp') {
    return {
      ...sum,
      framesSent: sum.framesSent + (stat.framesSent ?? 0),
      bytesSent: sum.bytesSent + (stat.bytesSent ?? 0),
    };
  }
  if (stat.type === 'remote-inbound-rtp') {
    return { ...sum, sentLossShare: Math.max(sum.sentLossShare, stat.fractionLost ?? 0) };
  }
  if (stat.type !== 'candidate-pair' || !stat.nominated) return sum;
  const { currentRoundTripTime, availableOutgoingBitrate } = stat;
  return {
    ...sum,
    ...(currentRoundTripTime === undefined ? {} : { roundTripTimeMs: currentRoundTripTime * 1_000 }),
    ...(availableOutgoingBitrate === undefined ? {} : { availableOutgoingBitrate }),
  };
}

/** The path's delay and capacity are those of the last report: what this side sends on is what it estimates. */
export function countLink(reports: readonly RTCStatsReport[]): LinkCounters {
  let sum = noCounters;
  for (const report of reports) report.forEach((stat: Stat) => (sum = add(sum, stat)));
  return sum;
}
