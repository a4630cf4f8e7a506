import { CatalogueError, type TicketClaims } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { once } from 'node:events';
import type { PeerLink } from './peer-link.js';
import type { RoomClosedReason } from './peer.js';
import type { RoomPeople } from './room-people.js';

interface Waiter {
  readonly claims: TicketClaims;
  readonly link: PeerLink;
  readonly settle: (outcome: 'admitted' | 'gone') => void;
}

/** The space before the door of one room on this node: a socket, and neither media nor anything of the room. */
export class WaitingRoom {
  private readonly waiters = new Set<Waiter>();
  private readonly leaving = new Map<PersonId, NodeJS.Timeout>();

  constructor(
    private readonly people: RoomPeople,
    private readonly lingerMs: number,
  ) {
    people.on('happened', (event) => {
      if (event.kind === 'room.declined') this.sendAway(event.personId, 'declined');
      if (event.kind === 'room.removed') this.sendAway(event.personId, 'removed');
    });
    people.on('changed', () => this.review());
  }

  get count(): number {
    return this.waiters.size;
  }

  /** @throws CatalogueError ROOM_NOT_ADMITTED when somebody would have to let the person in */
  requireOpen(claims: TicketClaims): void {
    if (!this.people.mayEnter(claims)) throw new CatalogueError('ROOM_NOT_ADMITTED');
  }

  /**
   * Resolves when the person may come in, at once for most.
   * @throws CatalogueError ROOM_NOT_ADMITTED when they went or were sent away
   */
  async pass(claims: TicketClaims, link: PeerLink): Promise<void> {
    if (this.people.mayEnter(claims)) return;
    for (const { claims: earlier, link: old } of this.waiters) {
      if (earlier.personId === claims.personId) close(old, 'replaced');
    }
    link.isWaiting = true;
    const outcome = await this.wait(claims, link);
    link.isWaiting = false;
    if (outcome === 'gone') throw new CatalogueError('ROOM_NOT_ADMITTED');
  }

  close(reason: RoomClosedReason): void {
    for (const timer of this.leaving.values()) clearTimeout(timer);
    for (const { link } of this.waiters) close(link, reason);
  }

  private async wait(claims: TicketClaims, link: PeerLink): Promise<'admitted' | 'gone'> {
    const { personId, role, nameZh, nameEn } = claims;
    clearTimeout(this.leaving.get(personId));
    this.leaving.delete(personId);
    const known = this.people.state.waiting.find((one) => one.personId === personId);
    const since = known?.since ?? new Date().toISOString();
    let waiter: Waiter | undefined;
    const decided = new Promise<'admitted' | 'gone'>((settle) => {
      waiter = { claims, link, settle };
      this.waiters.add(waiter);
    });
    const gone = link.gone.aborted ? Promise.resolve() : once(link.gone, 'abort');
    link.push('room.waiting', { since, wasRemoved: this.people.state.removedIds.has(personId) });
    if (!known) this.people.note({ kind: 'room.asked', personId, role, nameZh, nameEn, since });
    const outcome = await Promise.race([decided, gone.then(() => 'gone' as const)]);
    if (waiter) this.waiters.delete(waiter);
    if (outcome === 'gone') this.forgetLater(personId);
    return outcome;
  }

  /** Who reloads the page keeps their place. */
  private forgetLater(personId: PersonId): void {
    if ([...this.waiters].some(({ claims }) => claims.personId === personId)) return;
    const forget = () => {
      this.leaving.delete(personId);
      const isStillAsking = this.people.state.waiting.some((one) => one.personId === personId);
      if (isStillAsking) this.people.note({ kind: 'room.askEnded', personId });
    };
    this.leaving.set(personId, setTimeout(forget, this.lingerMs));
  }

  private review(): void {
    for (const { claims, settle } of this.waiters) if (this.people.mayEnter(claims)) settle('admitted');
  }

  private sendAway(personId: PersonId, reason: 'declined' | 'removed'): void {
    for (const { claims, link } of this.waiters) if (claims.personId === personId) close(link, reason);
  }
}

function close(link: PeerLink, reason: RoomClosedReason): void {
  link.push('room.closed', { reason });
  link.close();
}
