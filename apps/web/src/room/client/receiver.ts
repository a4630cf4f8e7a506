import type { ConsumerOffer, MediaSource, RoomPeer } from '@jiedui/contracts';
import type { LadderLevel } from '@jiedui/domain';
import type { Consumer, RtpParameters, Transport } from 'mediasoup-client/types';
import type { MediaEncryption } from './encryption/media-encryption.js';
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
  /** Resolves when it is known who is here. */
  readonly #met: Promise<void>;
  #markMet: () => void = () => undefined;

  constructor(
    private readonly transport: Transport,
    private readonly signalling: Signalling,
    private readonly encryption: MediaEncryption | undefined,
    private readonly onChange: () => void,
  ) {
    this.#met = new Promise((resolve) => (this.#markMet = resolve));
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

  /** Where each of the others is heard who has an open microphone. */
  get voices(): ReadonlyMap<string, RTCRtpReceiver> {
    const voices = new Map<string, RTCRtpReceiver>();
    for (const { peerId, source, isPaused, consumer } of this.#tracks.values()) {
      const heard = source === 'microphone' && !isPaused && consumer?.rtpReceiver;
      if (heard) voices.set(peerId, heard);
    }
    return voices;
  }

  get peers(): readonly RemotePeer[] {
    return [...this.#peers.values()].map((peer) => {
      const microphone = this.#find(peer.peerId, 'microphone');
      const camera = this.#find(peer.peerId, 'camera');
      const screen = this.#find(peer.peerId, 'screen');
      return {
        ...peer,
        ...(microphone?.consumer ? { audioTrack: microphone.consumer.track } : {}),
        ...(camera?.consumer ? { videoTrack: camera.consumer.track } : {}),
        ...(screen?.consumer ? { screenTrack: screen.consumer.track } : {}),
        isMicrophoneMuted: microphone?.isPaused ?? true,
        isCameraOff: camera?.isPaused ?? true,
        isUnreadable: this.#isUnreadable(peer.peerId),
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
    this.#markMet();
    this.onChange();
  }

  isHeard(peerId: string): boolean {
    return this.voices.has(peerId);
  }

  whoIs(peerId: string): RoomPeer | undefined {
    return this.#peers.get(peerId);
  }

  #isUnreadable(peerId: string): boolean {
    return [...this.#tracks].some(
      ([id, track]) => track.peerId === peerId && this.encryption?.isReadable(id) === false,
    );
  }

  /** What comes from somebody can only be opened once it is known who they are. */
  async #opener(id: string, peerId: string, source: MediaSource) {
    const { encryption } = this;
    if (!encryption) return undefined;
    await this.#met;
    const person = this.whoIs(peerId);
    if (!person) throw new Error('nobody is known to send this');
    return (receiver: RTCRtpReceiver) => encryption.open(id, { personId: person.personId, source }, receiver);
  }

  async #receive(offer: ConsumerOffer): Promise<void> {
    const { consumerId: id, producerId, peerId, source, kind, producerPaused } = offer;
    const track: IncomingTrack = { peerId, source, isPaused: producerPaused };
    this.#tracks.set(id, track);
    try {
      const onRtpReceiver = await this.#opener(id, peerId, source);
      const consumer = await this.transport.consume({
        id,
        producerId,
        kind,
        rtpParameters: offer.rtpParameters as RtpParameters,
        // One stream per person keeps lips and voice together; a screen waits for nobody's lips.
        streamId: source === 'screen' ? `${peerId}-screen` : peerId,
        ...(onRtpReceiver ? { onRtpReceiver } : {}),
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
    this.encryption?.forget(consumerId);
    this.onChange();
  }

  #setPaused(consumerId: string, isPaused: boolean): void {
    const track = this.#tracks.get(consumerId);
    if (!track) return;
    track.isPaused = isPaused;
    this.onChange();
  }
}
