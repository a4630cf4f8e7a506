import { controlKeys, type QualityFact } from '@jiedui/contracts';
import type { SessionId } from '@jiedui/kernel';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { REDIS } from '../redis.module.js';
import { RoomRegistry } from '../rooms/room.registry.js';
import { QualityLedger } from './quality.ledger.js';

const everyMs = 2_000;
/** Some minutes of a large installation: what the api has not read by then would tell of the past only. */
const streamLength = 20_000;

/**
 * Tells the api how the links in this node's rooms are. Best effort: while Redis is away nothing piles up, since what is
 * told next holds the whole minute; a minute that could not be told in time is lost.
 */
@Injectable()
export class QualityReporter implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(QualityReporter.name);
  private readonly ledger = new QualityLedger();
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> | undefined;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly rooms: RoomRegistry,
  ) {}

  onApplicationBootstrap(): void {
    this.rooms.on('qualityTold', (sessionId, personId, reading) =>
      this.ledger.add(sessionId, personId, reading),
    );
    this.rooms.on('roomClosed', (sessionId) => void this.tellLast(sessionId));
    this.timer = setInterval(() => void this.round(), everyMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** A round that runs already may have looked at the room before its last words. */
  private async tellLast(sessionId: SessionId): Promise<void> {
    await this.telling;
    await this.round();
    this.ledger.forget(sessionId);
  }

  /** One at a time: a slow Redis is not asked again before it has answered. */
  private round(): Promise<void> {
    this.telling ??= this.tellAll().finally(() => (this.telling = undefined));
    return this.telling;
  }

  private async tellAll(): Promise<void> {
    if (this.redis.status !== 'ready') return;
    try {
      for (const news of this.ledger.news()) {
        const { sessionId, minutes } = news;
        await this.tell({
          type: 'quality.sampled',
          id: randomUUID(),
          at: new Date().toISOString(),
          nodeId: this.config.MEDIA_NODE_ID,
          sessionId,
          minutes,
        });
        this.ledger.heard(news);
      }
    } catch (error) {
      this.logger.warn(`quality not told: ${String(error)}`);
    }
  }

  private async tell(fact: QualityFact): Promise<void> {
    const stream = controlKeys.quality(this.config.REDIS_PREFIX);
    await this.redis.xadd(stream, 'MAXLEN', '~', streamLength, '*', 'fact', JSON.stringify(fact));
  }
}
