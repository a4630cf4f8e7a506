import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RoomRegistry } from '../rooms/room.registry.js';
import { FactOutbox } from './fact.outbox.js';

/** Turns what happens in rooms into facts for the api. */
@Injectable()
export class RoomReporter implements OnApplicationBootstrap {
  constructor(
    private readonly rooms: RoomRegistry,
    private readonly facts: FactOutbox,
  ) {}

  onApplicationBootstrap(): void {
    // First of all facts: whoever was in a room of an earlier run of this node is there no more.
    this.facts.report({ type: 'node.started' });
    this.rooms.on('participantJoined', (sessionId, personId) =>
      this.facts.report({ type: 'participant.joined', sessionId, personId }),
    );
    this.rooms.on('participantLeft', (sessionId, personId) =>
      this.facts.report({ type: 'participant.left', sessionId, personId }),
    );
    this.rooms.on('roomClosed', (sessionId) => this.facts.report({ type: 'room.closed', sessionId }));
  }

  /** After a silence in which the node may have been taken for lost, and its rooms for empty. */
  tellPresent(): void {
    for (const { sessionId, joinedPeers } of this.rooms.open) {
      const personIds = new Set(joinedPeers.map(({ claims }) => claims.personId));
      for (const personId of personIds)
        this.facts.report({ type: 'participant.joined', sessionId, personId });
    }
  }
}
