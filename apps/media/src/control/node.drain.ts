import { Inject, Injectable, Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { RoomRegistry } from '../rooms/room.registry.js';
import { Heartbeat } from './heartbeat.js';

const lookMs = 200;

/** Lets the sessions of a node that was asked to stop come to their end. */
@Injectable()
export class NodeDrain {
  private readonly logger = new Logger(NodeDrain.name);

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly heartbeat: Heartbeat,
    private readonly rooms: RoomRegistry,
  ) {}

  /** Resolves when nobody is left, or the time is over: whoever is here then is told to move. */
  async finish(): Promise<void> {
    this.heartbeat.drain();
    const until = performance.now() + this.config.MEDIA_DRAIN_SECONDS * 1_000;
    const people = () => this.rooms.open.reduce((sum, { peerCount }) => sum + peerCount, 0);
    if (people() > 0 && performance.now() < until) this.logger.log(`waits for ${people()} people to finish`);
    while (people() > 0 && performance.now() < until) await sleep(lookMs);
  }
}
