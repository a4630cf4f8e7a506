import type { RouterRtpCodecCapability, RtpParameters } from 'mediasoup/types';

/** Opus with in-band error correction and silence suppression; VP8, and H264 where a browser lacks it. */
export const mediaCodecs: RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    // Constrained baseline: what every browser and every old PC can decode.
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
];

/**
 * Without the claim that speech is corrected in-band the worker reports to each sender the losses of their own line. With it,
 * it reports those of the worst receiver as if they were the sender's, who would send less to everybody. Browsers correct all
 * the same: they do as their own description of the session says.
 */
export const ownLossReported = (rtpParameters: RtpParameters): RtpParameters => ({
  ...rtpParameters,
  codecs: rtpParameters.codecs.map((codec) =>
    codec.parameters?.useinbandfec === undefined
      ? codec
      : { ...codec, parameters: { ...codec.parameters, useinbandfec: 0 } },
  ),
});
