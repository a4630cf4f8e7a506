import { CatalogueError, type TicketClaims } from '@jiedui/contracts';
import type { QualityReading } from '@jiedui/domain';
import type { PersonId, SessionId } from '@jiedui/kernel';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { ExchangeRegistry } from '../across/exchange.registry.js';
import { JournalRegistry } from '../journal/journal.registry.js';
import { WorkerPool } from '../workers/worker.pool.js';
import type { PeerLink } from './peer-link.js';
import type { Peer, RoomClosedReason } from './peer.js';
import { Room, type RoomTimings } from './room.js';

interface RegistryEvents {
  participantJoined: [SessionId, PersonId];
  participantLeft: [SessionId, PersonId];
  qualityTold: [SessionId, PersonId, QualityReading];
  roomOpened: [Room];
  roomClosed: [SessionId];
  journalGrew: [SessionId];
}

/** A peer in its room: what a socket holds after its ticket was taken. */
export interface Seat {
  readonly room: Room;
  readonly peer: Peer;
}

export const ROOM_TIMINGS = Symbol('ROOM_TIMINGS');

/** Longer than any ticket lives: one issued just before the end must not open the room again. */
const endedMemoryMs = 5 * 60_000;

/** The rooms on this node. */
@Injectable()
export class RoomRegistry extends EventEmitter<RegistryEvents> implements OnModuleDestroy {
  private readonly logger = new Logger(RoomRegistry.name);
  private readonly opening = new Map<SessionId, Promise<Room>>();
  private readonly rooms = new Map<SessionId, Room>();
  private readonly endedAt = new Map<SessionId, number>();
  private isStopping = false;

  constructor(
    private readonly pool: WorkerPool,
    private readonly journals: JournalRegistry,
    private readonly exchanges: ExchangeRegistry,
    @Inject(ROOM_TIMINGS) private readonly timings: RoomTimings,
  ) {
    super();
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    for (const room of this.rooms.values()) room.close('nodeStopping');
  }

  get open(): readonly Room[] {
    return [...this.rooms.values()];
  }

  /**
   * Takes a person into the room of their ticket, which the first one opens.
   * @param isEarly whether they are in the lobby still: nobody is told of them, nor asked to let them in
   */
  async enter(claims: TicketClaims, link: PeerLink, isEarly: boolean): Promise<Seat> {
    this.requireOpen(claims.sessionId);
    const room = await this.roomOf(claims.sessionId);
    if (isEarly) room.door.requireOpen(claims);
    else await room.door.pass(claims, link);
    const peer = await room.enter(claims, link);
    if (isEarly) peer.expectJoin();
    return { room, peer };
  }

  /** @throws CatalogueError when nobody may enter this session here any more */
  requireOpen(sessionId: SessionId): void {
    if (this.isStopping) throw new CatalogueError('MEDIA_UNAVAILABLE');
    if (this.endedAt.has(sessionId)) throw new CatalogueError('SESSION_NOT_OPEN');
  }

  /** Ends a session here, whether or not its room is open. Repeating it changes nothing. */
  async end(sessionId: SessionId, reason: Extract<RoomClosedReason, 'ended' | 'cancelled'>): Promise<void> {
    const now = Date.now();
    for (const [id, at] of this.endedAt) if (now - at > endedMemoryMs) this.endedAt.delete(id);
    this.endedAt.set(sessionId, now);
    const room = await this.opening.get(sessionId)?.catch(() => undefined);
    room?.close(reason);
  }

  /** Sends a person away for good, on whichever nodes the room is held. */
  async sendAway(sessionId: SessionId, personId: PersonId): Promise<void> {
    const room = await this.opening.get(sessionId)?.catch(() => undefined);
    room?.people.note({ kind: 'room.removed', personId, by: null });
  }

  private roomOf(sessionId: SessionId): Promise<Room> {
    const known = this.opening.get(sessionId);
    if (known) return known;
    const opening = this.openRoom(sessionId);
    this.opening.set(sessionId, opening);
    opening.catch(() => this.opening.delete(sessionId));
    return opening;
  }

  private async openRoom(sessionId: SessionId): Promise<Room> {
    const journal = await this.journals.open(sessionId);
    const room = new Room(sessionId, journal, this.pool, this.exchanges, this.timings);
    journal.on('grew', () => this.emit('journalGrew', sessionId));
    // Also what a node wrote that died before it could report it.
    if (journal.entries.length > 0) this.emit('journalGrew', sessionId);
    room.on('participantJoined', (personId) => this.emit('participantJoined', sessionId, personId));
    room.on('participantLeft', (personId) => this.emit('participantLeft', sessionId, personId));
    room.on('qualityTold', (...told) => this.emit('qualityTold', sessionId, ...told));
    room.once('closed', () => {
      this.rooms.delete(sessionId);
      this.opening.delete(sessionId);
      this.journals.close(sessionId);
      this.logger.log(`room ${sessionId} closed`);
      this.emit('roomClosed', sessionId);
    });
    this.rooms.set(sessionId, room);
    this.emit('roomOpened', room);
    this.logger.log(`room ${sessionId} opened`);
    if (this.isStopping) room.close('nodeStopping');
    return room;
  }
}
