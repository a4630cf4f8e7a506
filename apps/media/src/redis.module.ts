import { connectRedis } from '@jiedui/platform';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { MEDIA_CONFIG, type MediaConfig } from './config.js';

export const REDIS = Symbol('REDIS');

/** The connection that everything shares but what blocks on it. */
@Global()
@Module({
  providers: [
    {
      provide: REDIS,
      inject: [MEDIA_CONFIG],
      useFactory: (config: MediaConfig) => connectRedis(config.REDIS_URL),
    },
  ],
  exports: [REDIS],
})
export class RedisModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
