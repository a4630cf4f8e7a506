/** One stream of RTP packets, of a size and pace that a consultation has. */
export interface Source {
  readonly kind: 'audio' | 'video';
  readonly ssrc: number;
  readonly payloadType: number;
  readonly everyMs: number;
  /** Sent at once. */
  readonly packetsEach: number;
  readonly packet: Buffer;
  sequence: number;
  timestamp: number;
  readonly timestampStep: number;
}

export const opusType = 111;
export const vp8Type = 96;

const stampBytes = 8;
const rtpHeader = 12;
/** RFC 8285: one-byte extensions, of which one says how loud it is (RFC 6464): speech, at -30 dBov. */
const levelExtension = Buffer.from([0xbe, 0xde, 0, 1, 0x10, 0x80 | 30, 0, 0]);
/** RFC 7741: the first packet of a key frame of 640 by 480, so that every frame can be decoded from. */
const vp8KeyFrame = Buffer.from([0x10, 0x10, 0x02, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01]);
const vp8Continued = Buffer.from([0x00]);

/** A voice of 40 kbit/s and a camera of 2 Mbit/s, in packets of 1.1 kB. @param number tells senders apart */
export function sources(number: number): readonly Source[] {
  return [
    {
      ...begun(number, 1),
      kind: 'audio',
      payloadType: opusType,
      everyMs: 20,
      packetsEach: 1,
      timestampStep: 960,
      packet: Buffer.alloc(rtpHeader + levelExtension.length + 100),
    },
    {
      ...begun(number, 2),
      kind: 'video',
      payloadType: vp8Type,
      everyMs: 1000 / 30,
      packetsEach: 8,
      timestampStep: 3_000,
      packet: Buffer.alloc(1_100),
    },
  ];
}

const begun = (number: number, stream: number) => ({
  ssrc: 1_000 * (number + 1) + stream,
  sequence: 1,
  timestamp: 0,
});

/** The next packet of a source. @param one which of those that are sent at once */
export function packetAt(source: Source, one: number): Buffer {
  const { packet, kind, packetsEach } = source;
  const isLast = one === packetsEach - 1;
  if (one === 0) source.timestamp = (source.timestamp + source.timestampStep) >>> 0;
  source.sequence = (source.sequence + 1) & 0xffff;
  packet[0] = kind === 'audio' ? 0x90 : 0x80;
  packet[1] = source.payloadType | (isLast ? 0x80 : 0);
  packet.writeUInt16BE(source.sequence, 2);
  packet.writeUInt32BE(source.timestamp, 4);
  packet.writeUInt32BE(source.ssrc, 8);
  if (kind === 'audio') levelExtension.copy(packet, rtpHeader);
  else (one === 0 ? vp8KeyFrame : vp8Continued).copy(packet, rtpHeader);
  packet.writeBigUInt64BE(process.hrtime.bigint(), packet.length - stampBytes);
  return packet;
}

/** When a packet was sent, by the clock that all processes of a machine share. */
export const sentAtNs = (packet: Buffer): bigint => packet.readBigUInt64BE(packet.length - stampBytes);
