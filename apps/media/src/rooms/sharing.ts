import { CatalogueError } from '@jiedui/contracts';
import { randomUUID } from 'node:crypto';
import type { PeerProducer } from './peer-producer.js';
import type { Peer } from './peer.js';
import type { RoomPeople } from './room-people.js';

interface Shown {
  readonly shareId: string;
  readonly producer: PeerProducer;
}

/** One screen at a time in a room, on whichever nodes it is held. */
export class Sharing {
  private readonly shown = new Map<Peer, Shown>();
  /** Shares that the journal has told of: only those can have been ended by it. */
  private readonly known = new Set<string>();
  private isClosed = false;

  constructor(private readonly people: RoomPeople) {
    people.on('happened', (event) => {
      if (event.kind === 'room.shareBegan') this.known.add(event.shareId);
    });
    people.on('changed', () => this.review());
  }

  /**
   * Takes the room's screen, and has it produced.
   * @throws CatalogueError ROOM_SCREEN_TAKEN, RIGHT_MISSING, SIGNALLING_OUT_OF_ORDER, or what producing throws
   */
  async begin(peer: Peer, produce: () => Promise<PeerProducer>): Promise<PeerProducer> {
    if (!peer.isJoined || this.shown.has(peer)) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    const shareId = randomUUID();
    await this.people.wish(peer.claims, { action: 'share', shareId });
    try {
      const producer = await produce();
      this.shown.set(peer, { shareId, producer });
      producer.observer.once('close', () => this.ended(peer, shareId));
      this.review();
      return producer;
    } catch (error) {
      this.tellEnd(shareId);
      throw error;
    }
  }

  /** The room goes: nobody is to be told any more. */
  close(): void {
    this.isClosed = true;
  }

  /** A moderator may have ended a share, and of two that began at once on two nodes the later one yields. */
  private review(): void {
    const current = this.people.state.share?.shareId;
    for (const [peer, { shareId, producer }] of this.shown) {
      if (shareId === current || !this.known.has(shareId) || producer.closed) continue;
      peer.closeProducer(producer.id);
      peer.push('self.shareStopped', {});
    }
  }

  private ended(peer: Peer, shareId: string): void {
    this.shown.delete(peer);
    this.tellEnd(shareId);
  }

  private tellEnd(shareId: string): void {
    if (this.isClosed || this.people.state.share?.shareId !== shareId) return;
    this.people.note({ kind: 'room.shareEnded', shareId, by: null });
  }
}
