import {
  CatalogueError,
  type QualitySample,
  type RoomPeer,
  type SignallingPush,
  type SignallingPushName,
  type TicketClaims,
} from '@jiedui/contracts';
import type { LadderLevel, QualityReading } from '@jiedui/domain';
import type { PersonId, SessionId } from '@jiedui/kernel';
import type { RtpCapabilities } from 'mediasoup/types';
import { EventEmitter } from 'node:events';
import type { SessionJournal } from '../journal/session.journal.js';
import { mayReadJournal, tellJournal } from '../journal/journal.telling.js';
import { readingOf } from '../quality/peer.quality.js';
import type { ExchangeRegistry } from '../across/exchange.registry.js';
import { RoomAcross } from '../across/room.across.js';
import type { WorkerPool } from '../workers/worker.pool.js';
import { Moderation } from './moderation.js';
import type { PeerLink } from './peer-link.js';
import { Peer, type RoomClosedReason } from './peer.js';
import { RoomMedia } from './room-media.js';
import { RoomPeople } from './room-people.js';
import { Sharing } from './sharing.js';
import { WaitingRoom } from './waiting-room.js';

interface RoomEvents {
  participantJoined: [PersonId];
  participantLeft: [PersonId];
  qualityTold: [PersonId, QualityReading];
  /** Each time somebody joined, also again. */
  peerJoined: [Peer];
  produced: [Peer];
  levelTold: [Peer, LadderLevel];
  /** Somebody came to another node that holds this session, or left it. */
  peopleElsewhereChanged: [];
  closed: [];
}

export interface RoomTimings {
  /** How long a person's presence outlives their socket, so that a blip does not show. */
  readonly lingerMs: number;
  /** How long a room without anyone is kept for those who come back. */
  readonly emptyMs: number;
}

/** One live session on this node: the peers in it, and who gets whose media. */
export class Room extends EventEmitter<RoomEvents> {
  /** All that hold a socket or linger after one; only the joined ones are shown to others. */
  private readonly peers = new Set<Peer>();
  readonly media: RoomMedia;
  readonly people: RoomPeople;
  readonly moderation: Moderation;
  readonly sharing: Sharing;
  readonly door: WaitingRoom;
  readonly across: RoomAcross;
  private isClosed = false;
  /** On their way in: a busy machine may take longer to connect them than an empty room is kept. */
  private arriving = 0;
  private emptyTimer: NodeJS.Timeout | undefined;

  constructor(
    readonly sessionId: SessionId,
    readonly journal: SessionJournal,
    pool: WorkerPool,
    exchanges: ExchangeRegistry,
    private readonly timings: RoomTimings,
  ) {
    super();
    this.media = new RoomMedia(pool, {
      joined: () => this.joinedPeers,
      elsewhere: () => this.across.senders,
      feedsElsewhere: () => this.across.bridge.feeds,
      onReceivedChanged: () => this.across.bridge.touch(),
      // Only who was there has to come back; everybody else keeps what they have.
      onCutOff: (isThere) => {
        for (const peer of this.peers) if (isThere(peer)) peer.sendAway('interrupted');
      },
    });
    this.people = new RoomPeople(journal);
    this.moderation = new Moderation(this.people, () => this.joinedPeers);
    this.sharing = new Sharing(this.people);
    this.door = new WaitingRoom(this.people, timings.lingerMs);
    this.across = new RoomAcross(exchanges, {
      sessionId,
      media: this.media,
      people: this.people,
      joined: () => this.joinedPeers,
      tell: (event, payload) => this.tellJoined(event, payload),
      sendAway: (personId) => this.displace(personId),
      onPeopleChanged: () => this.emit('peopleElsewhereChanged'),
    });
    tellJournal(journal, (appended) => this.tellReaders(appended));
    this.closeWhenEmpty();
  }

  get peerCount(): number {
    return this.peers.size;
  }

  get consumerCount(): number {
    return [...this.peers].reduce((sum, peer) => sum + peer.media.count, 0);
  }

  /** Prepares both connections and tells the browser all it needs to join in one further round trip. */
  async enter(claims: TicketClaims, link: PeerLink): Promise<Peer> {
    this.arriving += 1;
    const { transports, leave } = await this.media.connect().finally(() => (this.arriving -= 1));
    if (this.isClosed) {
      leave();
      throw new CatalogueError('MEDIA_UNAVAILABLE');
    }
    const peer = new Peer(claims, transports, link);
    this.peers.add(peer);
    this.media.enter(peer);
    this.across.bridge.enter(peer);
    clearTimeout(this.emptyTimer);
    peer.on('produced', () => this.emit('produced', peer));
    peer.once('closed', leave);
    peer.on('closed', () => this.remove(peer));
    this.displaceEarlier(peer);
    peer.push('room.welcome', {
      peerId: peer.id,
      routerRtpCapabilities: transports.wing.router.rtpCapabilities,
      sendTransport: transports.describe(transports.send),
      receiveTransport: transports.describe(transports.receive),
    });
    return peer;
  }

  /**
   * Shows the peer to the others and offers it their media.
   * @throws CatalogueError ROOM_NOT_ADMITTED when the door was shut to them since they came
   */
  join(peer: Peer, rtpCapabilities: RtpCapabilities): readonly RoomPeer[] {
    this.door.requireOpen(peer.claims);
    const wasPresent = this.isPresent(peer.claims.personId);
    peer.join(rtpCapabilities);
    if (!wasPresent) this.emit('participantJoined', peer.claims.personId);
    if (!wasPresent) this.people.entered(peer.claims);
    // The others see the new one come before the old one goes, so that nobody seems to be away.
    for (const other of this.joinedExcept(peer)) other.push('peer.joined', peer.describe());
    this.displaceEarlier(peer);
    this.across.bridge.review();
    const others = this.joinedExcept(peer);
    this.media.join(peer);
    this.across.bridge.touch();
    this.emit('peerJoined', peer);
    this.moderation.tell(peer);
    return [...others.map((other) => other.describe()), ...this.across.described];
  }

  /** @throws CatalogueError SIGNALLING_OUT_OF_ORDER before the peer has joined */
  tellLevel(peer: Peer, level: LadderLevel): void {
    if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    this.media.setSent(peer, level);
    this.across.bridge.touch();
    for (const other of this.joinedExcept(peer)) other.push('peer.continuity', { peerId: peer.id, level });
    this.emit('levelTold', peer, level);
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
    this.door.close(reason);
    this.sharing.close();
    for (const peer of this.peers) peer.close(reason);
    this.media.close();
    this.across.close();
    this.emit('closed');
  }

  /** A person is in a room once: joining replaces who was joined, waiting replaces who was waiting. */
  private displaceEarlier(peer: Peer): void {
    for (const other of this.peers) {
      const isSamePerson = other !== peer && other.claims.personId === peer.claims.personId;
      if (isSamePerson && (peer.isJoined || !other.isJoined)) other.close('replaced');
    }
  }

  /** The person is on another node now. */
  private displace(personId: PersonId): void {
    for (const peer of this.peers)
      if (peer.isJoined && peer.claims.personId === personId) peer.close('replaced');
  }

  private remove(peer: Peer): void {
    this.peers.delete(peer);
    this.media.leave(peer);
    this.across.bridge.touch();
    if (peer.isJoined) {
      // Whoever is being sent away as well keeps the picture until the next room shows.
      if (!this.isClosed) this.tellJoined('peer.left', { peerId: peer.id });
      if (!this.isPresent(peer.claims.personId)) this.depart(peer);
    }
    this.closeWhenEmpty();
  }

  /** Who is sent to another node is there still, with their hand up. */
  private depart({ claims }: Peer): void {
    if (!this.isClosed) this.people.left(claims);
    this.emit('participantLeft', claims.personId);
  }

  private closeWhenEmpty(): void {
    clearTimeout(this.emptyTimer);
    if (this.peers.size > 0 || this.isClosed) return;
    this.emptyTimer = setTimeout(() => {
      if (this.door.count + this.arriving > 0) this.closeWhenEmpty();
      else this.close('ended');
    }, this.timings.emptyMs);
  }

  private isPresent(personId: PersonId): boolean {
    return [...this.peers].some((peer) => peer.isJoined && peer.claims.personId === personId);
  }

  get joinedPeers(): readonly Peer[] {
    return [...this.peers].filter(({ isJoined }) => isJoined);
  }

  private joinedExcept(peer: Peer): readonly Peer[] {
    return this.joinedPeers.filter((other) => other !== peer);
  }

  /** Everybody in the session, on whichever node. */
  get presentIds(): readonly PersonId[] {
    const here = this.joinedPeers.map(({ claims }) => claims.personId);
    return [...here, ...this.across.bridge.peers.map(({ personId }) => personId as PersonId)];
  }

  private tellReaders(appended: SignallingPush<'journal.appended'>): void {
    for (const peer of this.peers)
      if (peer.isJoined && mayReadJournal(peer.claims)) peer.push('journal.appended', appended);
  }

  private tellJoined<E extends SignallingPushName>(event: E, payload: SignallingPush<E>): void {
    for (const peer of this.peers) if (peer.isJoined) peer.push(event, payload);
  }
}
