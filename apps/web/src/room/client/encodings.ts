import type { MediaSource } from '@jiedui/contracts';
import { type LadderLevel, speechBps, speechPacketMs, type SpeechRate } from '@jiedui/domain';
import type { ProducerOptions as AnyProducerOptions, RtpCapabilities } from 'mediasoup-client/types';

type ProducerOptions = Pick<AnyProducerOptions, 'encodings' | 'codecOptions' | 'codec' | 'zeroRtpOnPause'>;

/**
 * Speech first: it gets its own, higher priority in the sender's queue, in-band error correction against
 * single losses, repetition of what was lost in time to be heard, and no packets worth counting during silence.
 */
const microphone: ProducerOptions = {
  encodings: [{ maxBitrate: speechBps.full, priority: 'high', networkPriority: 'high' }],
  codecOptions: {
    opusStereo: false,
    opusFec: true,
    opusDtx: true,
    opusNack: true,
    opusPtime: speechPacketMs,
    opusMaxAverageBitrate: speechBps.full,
  },
};

const camera: ProducerOptions = {
  // Starting low lets a thin link carry speech while the estimate climbs; the default floods it. The least keeps a
  // picture where much is lost by lot: the browser would take that for a narrow link and send next to nothing.
  codecOptions: { videoGoogleStartBitrate: 300, videoGoogleMinBitrate: 80 },
  // A camera that is off costs nothing, not even black frames.
  zeroRtpOnPause: true,
};

/**
 * Several sizes, so that the node can serve a viewer on a thin link without punishing the others. Browsers
 * make only so many of a small picture, and what they leave out is the largest: asking a 640 × 480 camera
 * for three would send no more than 320 × 240.
 */
const cameraLayers = [
  {
    fromPixels: 960 * 540,
    encodings: [
      { scaleResolutionDownBy: 4, maxBitrate: 100_000 },
      { scaleResolutionDownBy: 2, maxBitrate: 300_000 },
      { scaleResolutionDownBy: 1, maxBitrate: 900_000 },
    ],
  },
  {
    fromPixels: 480 * 270,
    encodings: [
      { scaleResolutionDownBy: 2, maxBitrate: 120_000 },
      { scaleResolutionDownBy: 1, maxBitrate: 600_000 },
    ],
  },
  { fromPixels: 0, encodings: [{ maxBitrate: 250_000 }] },
];

/** Letters must stay sharp: few pictures, each whole. What moves gets more of them. */
const screenLayers = {
  documents: [
    { scaleResolutionDownBy: 2, maxBitrate: 200_000, maxFramerate: 5 },
    { scaleResolutionDownBy: 1, maxBitrate: 1_500_000, maxFramerate: 10 },
  ],
  motion: [
    { scaleResolutionDownBy: 2, maxBitrate: 300_000, maxFramerate: 15 },
    { scaleResolutionDownBy: 1, maxBitrate: 1_500_000, maxFramerate: 30 },
  ],
};

/** The encodings that fit a source; the same object for tracks that can take each other's place. */
export function encodingsFor(source: MediaSource, track: MediaStreamTrack): ProducerOptions['encodings'] {
  if (source === 'microphone') return microphone.encodings;
  if (source === 'screen') return screenLayers[track.contentHint === 'motion' ? 'motion' : 'documents'];
  const { width = 1_280, height = 720 } = track.getSettings();
  return cameraLayers.find(({ fromPixels }) => width * height >= fromPixels)?.encodings;
}

/** Small and slow, so that the speech beside it stays whole. */
const thumbnail = { maxBitrate: 70_000, maxFramerate: 10 };
const thumbnailPixelsDown = 2;
/** Half as wide as the screen already: smaller, nobody could read it. */
const smallScreen = { maxBitrate: 80_000, maxFramerate: 3 };
const fullFramerate = 30;

/** What the link carries of this side. */
export interface Sending {
  readonly level: LadderLevel;
  readonly speech: SpeechRate;
}

/** How the encodings of a source are to be set by what the link carries. @param full those it was published with */
export function encodingsAt(
  source: MediaSource,
  { level, speech }: Sending,
  full: NonNullable<ProducerOptions['encodings']>,
): RTCRtpEncodingParameters[] {
  if (source === 'microphone') return full.map(() => ({ maxBitrate: speechBps[speech] }));
  const isSmall = level !== 'fullVideo';
  const small = source === 'screen' ? smallScreen : thumbnail;
  return full.map(({ maxBitrate, maxFramerate = fullFramerate, scaleResolutionDownBy = 1 }, at) => ({
    active: !isSmall || at === 0,
    ...(isSmall && at === 0 ? small : { maxBitrate, maxFramerate }),
    scaleResolutionDownBy: isSmall
      ? Math.max(scaleResolutionDownBy, thumbnailPixelsDown)
      : scaleResolutionDownBy,
  })) as RTCRtpEncodingParameters[];
}

/** VP8 everywhere it exists: its layers cost least to switch. H264 serves browsers without it. */
function preferredVideoCodec({ codecs = [] }: RtpCapabilities) {
  const byMimeType = (mimeType: string) => codecs.find((codec) => codec.mimeType.toLowerCase() === mimeType);
  return byMimeType('video/vp8') ?? byMimeType('video/h264');
}

export function producerOptions(source: MediaSource, capabilities: RtpCapabilities): ProducerOptions {
  if (source === 'microphone') return microphone;
  const codec = preferredVideoCodec(capabilities);
  return codec ? { ...camera, codec } : camera;
}
