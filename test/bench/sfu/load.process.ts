/**
 * Peers that speak RTP over real ICE and DTLS-SRTP, without encoding or decoding anything: a process of their own, so that
 * the load weighs on nothing that is measured. Each packet carries the time when it was sent.
 */
import { Audio, PeerConnection, RtcpReceivingSession, type Track, Video } from 'node-datachannel';
import { Histogram, type Latencies } from './histogram.js';
import { packetAt, sentAtNs, type Source, sources } from './rtp-source.js';

export type LoadOrder =
  /** @returns an offer to send one microphone and one camera */
  | { readonly do: 'offer'; readonly id: string; readonly address: string }
  | { readonly do: 'accept'; readonly id: string; readonly sdp: string }
  /** @returns the answer of somebody who receives all that is offered */
  | { readonly do: 'answer'; readonly id: string; readonly address: string; readonly sdp: string }
  /** Waits until all of a group are connected. */
  | { readonly do: 'connected'; readonly group: string }
  | { readonly do: 'send'; readonly group: string; readonly isOn: boolean }
  /** Begins to count what a group receives. */
  | { readonly do: 'count'; readonly group: string }
  | { readonly do: 'counted' }
  | { readonly do: 'close'; readonly id: string };

export interface Counted {
  readonly packets: number;
  readonly latencies: Latencies;
}

const connectLimitMs = 30_000;
const rtcpTypes = { from: 64, to: 95 };
const nsPerMs = 1_000_000;

interface Peer {
  readonly connection: PeerConnection;
  readonly tracks: Track[];
  readonly sources: readonly Source[];
}

const peers = new Map<string, Peer>();
const sending = new Map<string, NodeJS.Timeout[]>();
let counting: string | undefined;
let packets = 0;
let histogram = new Histogram();

const groupOf = (id: string) => id.split(':')[0] ?? '';
const inGroup = (group: string) => [...peers].filter(([id]) => groupOf(id) === group).map(([, peer]) => peer);

function connect(id: string, address: string): Peer {
  const connection = new PeerConnection(id, {
    iceServers: [],
    bindAddress: address,
    disableAutoNegotiation: true,
  });
  const peer = { connection, tracks: [], sources: sources(peers.size) };
  peers.set(id, peer);
  return peer;
}

function offer(id: string, address: string): Promise<string> {
  const { connection, tracks, sources: own } = connect(id, address);
  for (const { kind, ssrc, payloadType } of own) {
    const media = kind === 'audio' ? new Audio('audio', 'SendOnly') : new Video('video', 'SendOnly');
    if (media instanceof Audio) {
      media.addOpusCodec(payloadType);
      media.parseSdpLine('a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level');
    } else media.addVP8Codec(payloadType);
    media.addSSRC(ssrc, id, id, `${id}-${kind}`);
    tracks.push(connection.addTrack(media));
  }
  connection.setLocalDescription('offer');
  return gathered(connection);
}

function answer(id: string, address: string, sdp: string): Promise<string> {
  const { connection, tracks } = connect(id, address);
  const group = groupOf(id);
  connection.onTrack((track) => {
    tracks.push(track);
    // Reports what arrives, as browsers do.
    track.setMediaHandler(new RtcpReceivingSession());
    track.onMessage((packet) => receive(group, packet));
  });
  connection.setRemoteDescription(sdp, 'offer');
  connection.setLocalDescription('answer');
  return gathered(connection);
}

/** Complete with its candidates: nobody trickles here. */
function gathered(connection: PeerConnection): Promise<string> {
  return waitFor('candidates', () =>
    connection.gatheringState() === 'complete' ? connection.localDescription()?.sdp : undefined,
  );
}

async function waitFor<T>(what: string, look: () => T | undefined | false): Promise<T> {
  const until = performance.now() + connectLimitMs;
  while (performance.now() < until) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`waited in vain for ${what}`);
}

function receive(group: string, packet: Buffer): void {
  const type = (packet[1] ?? 0) & 0x7f;
  if (group !== counting || (type >= rtcpTypes.from && type <= rtcpTypes.to)) return;
  packets += 1;
  histogram.add(Number(process.hrtime.bigint() - sentAtNs(packet)) / nsPerMs);
}

/** Frames of different people leave at different times, as they do in life. */
function send(group: string, isOn: boolean): void {
  for (const timer of sending.get(group) ?? []) clearTimeout(timer);
  sending.delete(group);
  if (!isOn) return;
  const timers: NodeJS.Timeout[] = [];
  const members = inGroup(group);
  members.forEach(({ tracks, sources: own }, member) =>
    own.forEach((source, at) => {
      const track = tracks[at];
      let dueMs = performance.now() + (source.everyMs * (member + 1)) / (members.length + 1);
      const slot = timers.length;
      const tick = () => {
        // Not yet connected, or sent away: nothing leaves.
        if (track?.isOpen())
          for (let one = 0; one < source.packetsEach; one += 1)
            track.sendMessageBinary(packetAt(source, one));
        dueMs += source.everyMs;
        timers[slot] = setTimeout(tick, Math.max(0, dueMs - performance.now()));
      };
      timers[slot] = setTimeout(tick, dueMs - performance.now());
    }),
  );
  sending.set(group, timers);
}

async function carryOut(order: LoadOrder): Promise<unknown> {
  switch (order.do) {
    case 'offer':
      return offer(order.id, order.address);
    case 'accept':
      return peers.get(order.id)?.connection.setRemoteDescription(order.sdp, 'answer');
    case 'answer':
      return answer(order.id, order.address, order.sdp);
    case 'connected':
      await waitFor(`the connections of ${order.group}`, () =>
        inGroup(order.group).every(({ connection }) => connection.state() === 'connected'),
      );
      return undefined;
    case 'send':
      return send(order.group, order.isOn);
    case 'count':
      [counting, packets, histogram] = [order.group, 0, new Histogram()];
      return undefined;
    case 'counted':
      counting = undefined;
      return { packets, latencies: histogram.summary() } satisfies Counted;
    case 'close':
      peers.get(order.id)?.connection.close();
      peers.delete(order.id);
      return undefined;
  }
}

process.on('message', ({ id, order }: { readonly id: number; readonly order: LoadOrder }) => {
  carryOut(order).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
