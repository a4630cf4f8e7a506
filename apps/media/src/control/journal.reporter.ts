import type { SessionId } from '@jiedui/kernel';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RoomRegistry } from '../rooms/room.registry.js';
import { FactOutbox } from './fact.outbox.js';

/** The api reads many entries in one go. */
const gatherMs = 5_000;

/** Reports that there is more to be kept for good. A closed room is read whole without it. */
@Injectable()
export class JournalReporter implements OnApplicationBootstrap {
  private readonly due = new Map<SessionId, NodeJS.Timeout>();

  constructor(
    private readonly rooms: RoomRegistry,
    private readonly facts: FactOutbox,
  ) {}

  onApplicationBootstrap(): void {
    this.rooms.on('journalGrew', (sessionId) => {
      if (!this.due.has(sessionId))
        this.due.set(
          sessionId,
          setTimeout(() => this.report(sessionId), gatherMs),
        );
    });
    this.rooms.on('roomClosed', (sessionId) => this.forget(sessionId));
  }

  private report(sessionId: SessionId): void {
    this.forget(sessionId);
    this.facts.report({ type: 'journal.grew', sessionId });
  }

  private forget(sessionId: SessionId): void {
    clearTimeout(this.due.get(sessionId));
    this.due.delete(sessionId);
  }
}
