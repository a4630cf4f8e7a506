import { controlKeys, type JournalRecord } from '@jiedui/contracts';
import { connectRedis, JournalSeal } from '@jiedui/platform';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';

export interface StreamedEntry {
  readonly position: string;
  readonly record: JournalRecord;
}

/** The journals of rooms as media nodes keep them in Redis. */
@Injectable()
export class JournalStream implements OnApplicationShutdown {
  private readonly logger = new Logger(JournalStream.name);
  private readonly redis: Redis;

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {
    this.redis = connectRedis(config.REDIS_URL, { commandTimeout: 5_000 });
  }

  /** In order, behind a position or from the start. What does not open is passed over: it never will. */
  async read(sessionId: string, after: string | undefined): Promise<StreamedEntry[]> {
    const key = controlKeys.journal(this.config.REDIS_PREFIX, sessionId);
    const stored = await this.redis.xrange(key, after === undefined ? '-' : `(${after}`, '+');
    const seal = new JournalSeal(this.config.MEDIA_SECRET, sessionId);
    const entries = await Promise.all(
      stored.map(async ([position, [, sealed = '']]) => {
        try {
          return [{ position, record: await seal.open(sealed) }];
        } catch {
          this.logger.error({ sessionId, position }, 'an entry of a journal cannot be opened');
          return [];
        }
      }),
    );
    return entries.flat();
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
