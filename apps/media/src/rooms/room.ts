import {
  CatalogueError,
  type DataSource,
  type QualitySample,
  type RoomPeer,
  type SignallingPush,
  type SignallingPushName,
  type TicketClaims,
} from '@jiedui/contracts';
import type { LadderLevel, QualityReading } from '@jiedui/domain';
import type { PersonId, SessionId } from '@jiedui/kernel';
import { Logger } from '@nestjs/common';
import type { Router, RtpCapabilities, SctpStreamParameters, WebRtcServer } from 'mediasoup/types';
import { EventEmitter } from 'node:events';
import type { SessionJournal } from '../journal/session.journal.js';
import { tellJournal } from '../journal/journal.telling.js';
import { readingOf } from '../quality/peer.quality.js';
import type { MediaWorker } from '../workers/media-worker.js';
import { mediaCodecs } from './media-codecs.js';
import { DownlinkWatch } from './downlink.js';
import type { PeerDataProducer } from './peer-data.js';
import type { PeerLink } from './peer-link.js';
import { PeerTransports } from './peer-transports.js';
import type { PeerProducer } from './peer-producer.js';
import { Peer, type RoomClosedReason } from './peer.js';
import { Pictures } from './pictures.js';
import { Speaking } from './speaking.js';

interface RoomEvents {
  participantJoined: [PersonId];
  participantLeft: [PersonId];
  qualityTold: [PersonId, QualityReading];
  closed: [];
}

export interface RoomTimings {
  /** How long a person's presence outlives their socket, so that a blip does not show. */
  readonly lingerMs: number;
  /** How long a room without anyone is kept for those who come back. */
  readonly emptyMs: number;
}

/** One live session on this node: one router, the peers in it, and who gets whose media. */
export class Room extends EventEmitter<RoomEvents> {
  private readonly logger = new Logger(Room.name);
  /** All that hold a socket or linger after one; only the joined ones are shown to others. */
  private readonly peers = new Set<Peer>();
  private speaking: Speaking | undefined;
  private readonly pictures = new Pictures(() => this.joined);
  private readonly downlinks = new DownlinkWatch(
    () => this.joined,
    (peer, level) => this.arranging(this.pictures.setReceived(peer, level), peer),
  );
  private isClosed = false;
  private emptyTimer: NodeJS.Timeout | undefined;

  private constructor(
    readonly sessionId: SessionId,
    readonly journal: SessionJournal,
    private readonly router: Router,
    private readonly webRtcServer: WebRtcServer,
    private readonly timings: RoomTimings,
  ) {
    super();
    router.on('workerclose', () => this.close('interrupted'));
    tellJournal(journal, (appended) => this.tellJoined('journal.appended', appended));
    this.closeWhenEmpty();
  }

  static async create(
    journal: SessionJournal,
    sessionId: SessionId,
    worker: MediaWorker,
    timings: RoomTimings,
  ) {
    const [router, webRtcServer] = await worker.createRouter(mediaCodecs);
    const room = new Room(sessionId, journal, router, webRtcServer, timings);
    room.speaking = await Speaking.start(router, (speakers) =>
      room.tellJoined('room.speaking', { speakers }),
    );
    return room;
  }

  get peerCount(): number {
    return this.peers.size;
  }

  get consumerCount(): number {
    return [...this.peers].reduce((sum, peer) => sum + peer.media.count, 0);
  }

  /** Prepares both connections and tells the browser all it needs to join in one further round trip. */
  async enter(claims: TicketClaims, link: PeerLink): Promise<Peer> {
    const transports = await PeerTransports.create(this.router, this.webRtcServer).catch((error: unknown) => {
      throw this.isClosed ? new CatalogueError('MEDIA_UNAVAILABLE', [], { cause: error }) : error;
    });
    if (this.isClosed) throw new CatalogueError('MEDIA_UNAVAILABLE');
    const peer = new Peer(claims, transports, link);
    this.peers.add(peer);
    clearTimeout(this.emptyTimer);
    peer.on('produced', (producer) => this.distribute(peer, producer));
    peer.on('closed', () => this.remove(peer));
    this.displaceEarlier(peer);
    peer.push('room.welcome', {
      peerId: peer.id,
      routerRtpCapabilities: this.router.rtpCapabilities,
      sendTransport: transports.describe(transports.send),
      receiveTransport: transports.describe(transports.receive),
    });
    return peer;
  }

  /** Shows the peer to the others and offers it their media. */
  join(peer: Peer, rtpCapabilities: RtpCapabilities): readonly RoomPeer[] {
    const wasPresent = this.isPresent(peer.claims.personId);
    peer.join(rtpCapabilities);
    if (!wasPresent) this.emit('participantJoined', peer.claims.personId);
    // The others see the new one come before the old one goes, so that nobody seems to be away.
    for (const other of this.joinedExcept(peer)) other.push('peer.joined', peer.describe());
    this.displaceEarlier(peer);
    const others = this.joinedExcept(peer);
    const producers = others.flatMap((other) => other.openProducers);
    this.offer(producers, peer);
    this.offerData(
      others.flatMap((other) => other.data.openProducers),
      peer,
    );
    return others.map((other) => other.describe());
  }

  /** @throws CatalogueError SIGNALLING_OUT_OF_ORDER before the peer has joined */
  tellLevel(peer: Peer, level: LadderLevel): void {
    if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    this.arranging(this.pictures.setSent(peer, level), peer);
    for (const other of this.joinedExcept(peer)) other.push('peer.continuity', { peerId: peer.id, level });
  }

  /** @throws CatalogueError RIGHT_MISSING when the peer may not send what the channel is for */
  async produceData(
    peer: Peer,
    source: DataSource,
    sctpStreamParameters: SctpStreamParameters,
  ): Promise<PeerDataProducer> {
    if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    if (!peer.claims.mayPublish.includes('camera')) throw new CatalogueError('RIGHT_MISSING');
    const producer = await peer.data.produce(source, sctpStreamParameters);
    for (const other of this.joinedExcept(peer)) this.offerData([producer], other);
    return producer;
  }

  /** @throws CatalogueError as `readingOf` does */
  tellQuality(peer: Peer, sample: QualitySample): void {
    this.emit('qualityTold', peer.claims.personId, readingOf(peer, sample, Date.now()));
  }

  lostSocket(peer: Peer): void {
    if (peer.isJoined) peer.linger(this.timings.lingerMs);
    else peer.close();
  }

  close(reason: RoomClosedReason): void {
    if (this.isClosed) return;
    this.isClosed = true;
    clearTimeout(this.emptyTimer);
    this.downlinks.close();
    for (const peer of this.peers) peer.close(reason);
    this.router.close();
    this.emit('closed');
  }

  /** A person is in a room once: joining replaces who was joined, waiting replaces who was waiting. */
  private displaceEarlier(peer: Peer): void {
    for (const other of this.peers) {
      const isSamePerson = other !== peer && other.claims.personId === peer.claims.personId;
      if (isSamePerson && (peer.isJoined || !other.isJoined)) other.close('replaced');
    }
  }

  private remove(peer: Peer): void {
    this.peers.delete(peer);
    this.pictures.leave(peer);
    if (peer.isJoined) {
      // Whoever is being sent away as well keeps the picture until the next room shows.
      if (!this.isClosed) this.tellJoined('peer.left', { peerId: peer.id });
      if (!this.isPresent(peer.claims.personId)) this.emit('participantLeft', peer.claims.personId);
    }
    this.closeWhenEmpty();
  }

  private distribute(peer: Peer, producer: PeerProducer): void {
    this.speaking?.follow(producer).catch((error: unknown) => this.logUnlessGone(error, peer));
    for (const other of this.joinedExcept(peer)) this.offer([producer], other);
  }

  private offer(producers: readonly PeerProducer[], receiver: Peer): void {
    this.arranging(
      receiver.media.offer(producers).finally(() => this.pictures.arrangeFor(receiver)),
      receiver,
    );
  }

  private offerData(producers: readonly PeerDataProducer[], receiver: Peer): void {
    this.arranging(
      receiver.data.consume(producers).finally(() => this.pictures.arrangeFor(receiver)),
      receiver,
    );
  }

  private arranging(work: Promise<void>, peer: Peer): void {
    work.catch((error: unknown) => this.logUnlessGone(error, peer));
  }

  /** Whoever leaves while media is being arranged makes that fail, which is as it should be. */
  private logUnlessGone(error: unknown, peer: Peer): void {
    if (!peer.isClosed) this.logger.warn(`media not forwarded: ${String(error)}`);
  }

  private closeWhenEmpty(): void {
    clearTimeout(this.emptyTimer);
    if (this.peers.size > 0 || this.isClosed) return;
    this.emptyTimer = setTimeout(() => this.close('ended'), this.timings.emptyMs);
  }

  private isPresent(personId: PersonId): boolean {
    return [...this.peers].some((peer) => peer.isJoined && peer.claims.personId === personId);
  }

  private get joined(): readonly Peer[] {
    return [...this.peers].filter(({ isJoined }) => isJoined);
  }

  private joinedExcept(peer: Peer): readonly Peer[] {
    return this.joined.filter((other) => other !== peer);
  }

  private tellJoined<E extends SignallingPushName>(event: E, payload: SignallingPush<E>): void {
    for (const peer of this.peers) if (peer.isJoined) peer.push(event, payload);
  }
}
