import { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';

const goodbyeLimitMs = 500;

/** One Redis connection that says when it is lost and found, and keeps trying. */
export function connectRedis(url: string, options: RedisOptions = {}): Redis {
  const logger = new Logger('Redis');
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 200, 3_000),
    ...options,
  });
  let isDown = false;
  redis.on('error', (error: Error) => {
    if (!isDown) logger.warn(`connection lost: ${error.message}`);
    isDown = true;
  });
  redis.on('ready', () => {
    if (isDown) logger.log('connection restored');
    isDown = false;
  });
  return redis;
}

/**
 * Ends a connection that listens, once what it asked for last was answered: it subscribes by itself when it was lost, and
 * cut off in the middle of that it would reject where nobody can catch it.
 */
export async function closeListener(redis: Redis): Promise<void> {
  if (redis.status === 'ready')
    await Promise.race([redis.quit(), sleep(goodbyeLimitMs, undefined, { ref: false })]).catch(
      () => undefined,
    );
  redis.disconnect();
}
