/** What Chromium says of itself, cut down to what this product uses. */
export const browserCapabilities = {
  codecs: [
    {
      kind: 'audio',
      mimeType: 'audio/opus',
      preferredPayloadType: 100,
      clockRate: 48_000,
      channels: 2,
      parameters: {},
      rtcpFeedback: [{ type: 'nack' }, { type: 'transport-cc' }],
    },
  ],
  headerExtensions: [],
};

/** One Opus stream; two with the same number cannot live on one transport. */
export const audioParameters = (stream = 1) => ({
  mid: `a${stream}`,
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, parameters: {} }],
  encodings: [{ ssrc: 1_000_000 + stream }],
  headerExtensions: [],
  rtcp: { cname: 'test' },
});

/** One stream of VP8. */
export const videoParameters = (stream = 9) => ({
  mid: 'screen',
  codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, parameters: {}, rtcpFeedback: [] }],
  encodings: [{ ssrc: 11_110_000 + stream }],
  headerExtensions: [],
  rtcp: { cname: 'screen' },
});

export const dtlsParameters = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
};
