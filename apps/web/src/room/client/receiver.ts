import type { ConsumerOffer, MediaSource, RoomPeer } from '@jiedui/contracts';
import type { LadderLevel } from '@jiedui/domain';
import type { Consumer, RtpParameters, Transport } from 'mediasoup-client/types';
import type { RemotePeer } from './room-state.js';
import type { Signalling } from './signalling.js';

interface IncomingTrack {
  readonly peerId: string;
  readonly source: MediaSource;
  isPaused: boolean;
  /** Missing until the browser is ready to receive it. */
  consumer?: Consumer;
}

/** The others in the room and what arrives from them on one receive transport. */
export class Receiver {
  readonly #peers = new Map<string, RoomPeer>();
  readonly #tracks = new Map<string, IncomingTrack>();

  constructor(
    private readonly transport: Transport,
    private readonly signalling: Signalling,
    private readonly onChange: () => void,
  ) {
    signalling.onPush({
      'peer.joined': (peer) => this.addPeers([peer]),
      'peer.continuity': ({ peerId, level }) => this.#setLevel(peerId, level),
      'peer.left': ({ peerId }) => this.#removePeer(peerId),
      'consumers.created': ({ consumers }) => {
        for (const offer of consumers) void this.#receive(offer);
      },
      'consumer.closed': ({ consumerId }) => this.#remove(consumerId),
      'consumer.paused': ({ consumerId }) => this.#setPaused(consumerId, true),
      'consumer.resumed': ({ consumerId }) => this.#setPaused(consumerId, false),
    });
  }

  get consumers(): readonly Consumer[] {
    return [...this.#tracks.values()].flatMap(({ consumer }) => consumer ?? []);
  }

  get peers(): readonly RemotePeer[] {
    return [...this.#peers.values()].map((peer) => {
      const microphone = this.#find(peer.peerId, 'microphone');
      const camera = this.#find(peer.peerId, 'camera');
      return {
        ...peer,
        ...(microphone?.consumer ? { audioTrack: microphone.consumer.track } : {}),
        ...(camera?.consumer ? { videoTrack: camera.consumer.track } : {}),
        isMicrophoneMuted: microphone?.isPaused ?? true,
        isCameraOff: camera?.isPaused ?? true,
      };
    });
  }

  #setLevel(peerId: string, level: LadderLevel): void {
    const peer = this.#peers.get(peerId);
    if (!peer) return;
    this.#peers.set(peerId, { ...peer, level });
    this.onChange();
  }

  addPeers(peers: readonly RoomPeer[]): void {
    for (const peer of peers) {
      // Who joins again is in the room once, also before their earlier presence is told to have gone.
      for (const { peerId, personId } of this.#peers.values()) {
        if (personId === peer.personId) this.#peers.delete(peerId);
      }
      this.#peers.set(peer.peerId, peer);
    }
    this.onChange();
  }

  async #receive(offer: ConsumerOffer): Promise<void> {
    const { consumerId: id, producerId, peerId, source, kind, producerPaused } = offer;
    const track: IncomingTrack = { peerId, source, isPaused: producerPaused };
    this.#tracks.set(id, track);
    try {
      const consumer = await this.transport.consume({
        id,
        producerId,
        kind,
        rtpParameters: offer.rtpParameters as RtpParameters,
        // One stream per person keeps lips and voice together.
        streamId: peerId,
      });
      if (!this.#tracks.has(id)) return consumer.close(); // the producer ended meanwhile
      track.consumer = consumer;
      this.onChange();
      await this.signalling.request('consumer.resume', { consumerId: id });
    } catch {
      // One track that this browser cannot take, or that has ended, must not cost the others.
      this.#remove(id);
    }
  }

  #find(peerId: string, source: MediaSource): IncomingTrack | undefined {
    return [...this.#tracks.values()].find((track) => track.peerId === peerId && track.source === source);
  }

  #removePeer(peerId: string): void {
    this.#peers.delete(peerId);
    this.onChange();
  }

  #remove(consumerId: string): void {
    this.#tracks.get(consumerId)?.consumer?.close();
    this.#tracks.delete(consumerId);
    this.onChange();
  }

  #setPaused(consumerId: string, isPaused: boolean): void {
    const track = this.#tracks.get(consumerId);
    if (!track) return;
    track.isPaused = isPaused;
    this.onChange();
  }
}
