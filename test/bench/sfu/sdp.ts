import type {
  DtlsFingerprint,
  DtlsParameters,
  IceCandidate,
  IceParameters,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
} from 'mediasoup/types';
import { opusType, vp8Type } from './rtp-source.js';

/** What mediasoup says of a transport. */
export interface TransportDescription {
  readonly id: string;
  readonly iceParameters: IceParameters;
  readonly iceCandidates: readonly IceCandidate[];
  readonly dtlsParameters: DtlsParameters;
}

const audioLevel = { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 1 } as const;
const videoFeedback = [
  { type: 'nack' },
  { type: 'nack', parameter: 'pli' },
  { type: 'ccm', parameter: 'fir' },
];
const opus = { mimeType: 'audio/opus', clockRate: 48_000, channels: 2 } as const;
const vp8 = { mimeType: 'video/VP8', clockRate: 90_000 } as const;

/** What the load peers take. They estimate no bandwidth, so that every SFU sends them all there is. */
export const loadCapabilities: RtpCapabilities = {
  codecs: [
    { kind: 'audio', ...opus, preferredPayloadType: 100, parameters: {}, rtcpFeedback: [] },
    { kind: 'video', ...vp8, preferredPayloadType: 101, parameters: {}, rtcpFeedback: videoFeedback },
  ],
  headerExtensions: [{ kind: 'audio', uri: audioLevel.uri, preferredId: 10, preferredEncrypt: false }],
};

/** What a load peer sends, read from its offer. */
export function sentIn(
  offer: string,
): readonly { readonly kind: MediaKind; readonly rtpParameters: RtpParameters }[] {
  return (['audio', 'video'] as const).map((kind) => {
    const ssrc = Number(new RegExp(`m=${kind}[^]*?a=ssrc:(\\d+)`).exec(offer)?.[1]);
    const isAudio = kind === 'audio';
    return {
      kind,
      rtpParameters: {
        mid: kind,
        codecs: [
          isAudio
            ? { ...opus, payloadType: opusType, parameters: {}, rtcpFeedback: [] }
            : { ...vp8, payloadType: vp8Type, parameters: {}, rtcpFeedback: videoFeedback },
        ],
        headerExtensions: isAudio ? [{ ...audioLevel, encrypt: false, parameters: {} }] : [],
        encodings: [{ ssrc }],
        rtcp: { cname: `load-${ssrc}` },
      },
    };
  });
}

/** The load peer is the one that begins DTLS. */
export function dtlsOf(sdp: string): DtlsParameters {
  const [, algorithm, value] = /a=fingerprint:(\S+) (\S+)/.exec(sdp) ?? [];
  return {
    role: 'client',
    fingerprints: [{ algorithm, value } as DtlsFingerprint],
  };
}

/** A transport that receives what was offered. */
export function answerTo(offer: string, transport: TransportDescription): string {
  const sections = offer
    .split(/(?=^m=)/m)
    .slice(1)
    .map((section) => [
      /^m=.*$/m.exec(section)?.[0] ?? '',
      /^a=mid:.*$/m.exec(section)?.[0] ?? '',
      'a=recvonly',
      ...(section.match(/^a=(rtpmap|fmtp|extmap|rtcp-fb):.*$/gm) ?? []),
    ]);
  return written(sections, transport, 'passive');
}

/** A transport that sends these. */
export function offerOf(consumed: readonly RtpParameters[], transport: TransportDescription): string {
  const sections = consumed.map(({ codecs, encodings, headerExtensions }, at) => {
    const [codec] = codecs;
    if (!codec) throw new Error('a consumer without a codec');
    const { payloadType, mimeType, clockRate, channels } = codec;
    const [kind, name] = mimeType.split('/');
    return [
      `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payloadType}`,
      `a=mid:${at}`,
      'a=sendonly',
      `a=rtpmap:${payloadType} ${name}/${clockRate}${channels === 2 ? '/2' : ''}`,
      ...(headerExtensions ?? []).map(({ uri, id }) => `a=extmap:${id} ${uri}`),
      ...(encodings ?? []).flatMap(({ ssrc }) => [
        `a=ssrc:${ssrc} cname:sfu`,
        `a=ssrc:${ssrc} msid:${at} ${at}`,
      ]),
    ];
  });
  return written(sections, transport, 'actpass');
}

function written(
  sections: readonly (readonly string[])[],
  { iceParameters, iceCandidates, dtlsParameters }: TransportDescription,
  setup: 'actpass' | 'passive',
): string {
  const fingerprint = dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
  const transportLines = [
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    `a=fingerprint:sha-256 ${fingerprint?.value}`,
    `a=setup:${setup}`,
    'a=rtcp-mux',
  ];
  const candidates = iceCandidates
    .filter(({ protocol }) => protocol === 'udp')
    .map((one) => `a=candidate:${one.foundation} 1 udp ${one.priority} ${one.address} ${one.port} typ host`);
  const mids = sections.map((lines) => lines.find((line) => line.startsWith('a=mid:'))?.slice(6));
  const lines = sections.flatMap(([media = '', ...rest], at) => [
    media,
    ...transportLines,
    ...rest,
    ...(at === 0 ? [...candidates, 'a=end-of-candidates'] : []),
  ]);
  const head = [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=ice-lite',
    `a=group:BUNDLE ${mids.join(' ')}`,
  ];
  return `${[...head, ...lines].join('\r\n')}\r\n`;
}
