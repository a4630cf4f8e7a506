import { CatalogueError, nodeAuthor, RoomEvent, type TicketClaims } from '@jiedui/contracts';
import {
  decideRoom,
  emptyRoom,
  journalKey,
  mayEnterNow,
  maySpeakNow,
  roomAfter,
  type RoomEvent as RoomHappening,
  type RoomState,
  roomViewOf,
  type RoomWish,
} from '@jiedui/domain';
import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SessionJournal } from '../journal/session.journal.js';

interface RoomPeopleEvents {
  /** For the first time, on whichever node it was decided. */
  happened: [RoomHappening];
  changed: [];
}

/** The answer does not wait longer for a store that is away: the room goes on from memory. */
const answerLimitMs = 1_000;

/** How the people of a room stand, as the journal tells it to every node alike. */
export class RoomPeople extends EventEmitter<RoomPeopleEvents> {
  private readonly logger = new Logger(RoomPeople.name);
  readonly place = randomUUID();
  private readonly seen = new Set<string>();
  private current: RoomState = emptyRoom;

  constructor(private readonly journal: SessionJournal) {
    super();
    this.learn();
    journal.on('appended', () => {
      const news = this.learn();
      if (news.length === 0) return;
      for (const event of news) this.emit('happened', event);
      this.emit('changed');
    });
  }

  get state(): RoomState {
    return this.current;
  }

  viewOf(claims: TicketClaims) {
    const view = roomViewOf(this.current, claims);
    return {
      ...view,
      hands: [...view.hands],
      moderatorIds: [...view.moderatorIds],
      floorIds: [...view.floorIds],
      waiting: [...view.waiting],
    };
  }

  mayEnter = (claims: TicketClaims): boolean => mayEnterNow(this.current, claims);
  maySpeak = (claims: TicketClaims): boolean => maySpeakNow(this.current, claims);

  /** @throws CatalogueError with the code of the rule that forbids it */
  async wish(claims: TicketClaims, wish: RoomWish): Promise<void> {
    const decision = decideRoom(this.current, claims, wish, new Date());
    if (!decision.ok) throw new CatalogueError(decision.error);
    if (!decision.value) return;
    await Promise.race([this.append(decision.value), sleep(answerLimitMs, undefined, { ref: false })]);
  }

  /** What the node sees for itself. */
  note(event: RoomHappening): void {
    this.append(event).catch((error: unknown) =>
      this.logger.warn(`${event.kind} not kept: ${String(error)}`),
    );
  }

  entered({ personId, role }: TicketClaims): void {
    this.note({ kind: 'room.entered', personId, role, place: this.place });
  }

  left({ personId }: TicketClaims): void {
    this.note({ kind: 'room.left', personId, place: this.place });
  }

  private async append(entry: RoomHappening): Promise<void> {
    await this.journal.append({ author: nodeAuthor, entry });
  }

  /** Works the room out anew, as entries may have found another place; @returns what was not known. */
  private learn(): readonly RoomHappening[] {
    const news: RoomHappening[] = [];
    const events = this.journal.entries.flatMap((entry) => {
      const event = RoomEvent.safeParse(entry.entry).data;
      if (event === undefined) return [];
      const key = journalKey(entry);
      if (!this.seen.has(key)) news.push(event);
      this.seen.add(key);
      return event;
    });
    if (news.length > 0) this.current = roomAfter(events);
    return news;
  }
}
