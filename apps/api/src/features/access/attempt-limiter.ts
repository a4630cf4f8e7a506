import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import { connectRedis } from '@jiedui/platform';
import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';

const attemptsAllowed = 10;
const windowSeconds = 15 * 60;

/** Slows down guessing: after ten wrong passwords for an account, a quarter of an hour of silence. */
@Injectable()
export class AttemptLimiter implements OnApplicationShutdown {
  private readonly redis: Redis;

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {
    this.redis = connectRedis(config.REDIS_URL, { commandTimeout: 3_000 });
  }

  /** Counts one attempt before it is made, so that parallel guesses are counted too. */
  async take(account: string): Promise<void> {
    const key = this.keyOf(account);
    const [[, count]] = (await this.redis.multi().incr(key).expire(key, windowSeconds, 'NX').exec()) as [
      [null, number],
      unknown,
    ];
    if (count > attemptsAllowed) throw new CatalogueError('TOO_MANY_ATTEMPTS');
  }

  async forget(account: string): Promise<void> {
    await this.redis.del(this.keyOf(account));
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  private keyOf(account: string): string {
    return `${this.config.REDIS_PREFIX}:attempts:${createHash('sha256').update(account).digest('hex')}`;
  }
}
