import { controlKeys, MediaCommand } from '@jiedui/contracts';
import { assertNever } from '@jiedui/kernel';
import { connectRedis } from '@jiedui/platform';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { REDIS } from '../redis.module.js';
import { RecordingSpool } from '../recording/recording.spool.js';
import { RoomRegistry } from '../rooms/room.registry.js';

const blockMs = 5_000;
const pauseAfterFailureMs = 1_000;

/** Carries out what the api asks of this node, in order, and remembers how far it came over a restart. */
@Injectable()
export class CommandListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(CommandListener.name);
  private readonly stream: string;
  /** A connection of its own, since reading blocks it. */
  private reader: Redis | undefined;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly rooms: RoomRegistry,
    private readonly spool: RecordingSpool,
  ) {
    this.stream = controlKeys.commands(config.REDIS_PREFIX, config.MEDIA_NODE_ID);
  }

  onApplicationBootstrap(): void {
    this.reader = connectRedis(this.config.REDIS_URL);
    void this.listen(this.reader);
  }

  onModuleDestroy(): void {
    this.reader?.disconnect();
    this.reader = undefined;
  }

  private get cursorKey(): string {
    return `${this.stream}:cursor`;
  }

  private async listen(reader: Redis): Promise<void> {
    while (this.reader === reader) {
      try {
        await this.readOnce(reader, (await this.redis.get(this.cursorKey)) ?? '0');
      } catch (error) {
        if (this.reader !== reader) return; // closed, which ends a blocked read
        this.logger.warn(`commands cannot be read: ${String(error)}`);
        await sleep(pauseAfterFailureMs);
      }
    }
  }

  private async readOnce(reader: Redis, cursor: string): Promise<void> {
    const streams = await reader.xread('BLOCK', blockMs, 'STREAMS', this.stream, cursor);
    for (const [, entries] of streams ?? []) {
      for (const [id, fields] of entries) {
        await this.carryOut(fields);
        await this.redis.set(this.cursorKey, id);
      }
    }
  }

  /** What cannot be understood is passed over: it would be no clearer the next time. */
  private async carryOut(fields: readonly string[]): Promise<void> {
    try {
      const command = MediaCommand.parse(JSON.parse(fields[fields.indexOf('command') + 1] ?? ''));
      switch (command.type) {
        case 'room.close':
          return await this.rooms.end(command.sessionId, command.reason);
        case 'recording.release':
          return await this.spool.release(command.recordingId, command.name);
        case 'room.remove':
          return await this.rooms.sendAway(command.sessionId, command.personId);
        default:
          assertNever(command);
      }
    } catch (error) {
      this.logger.error(`command not understood: ${String(error)}`);
    }
  }
}
