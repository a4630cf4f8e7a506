import { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';

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
