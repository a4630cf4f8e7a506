import { controlKeys } from '@jiedui/contracts';
import { closeListener, connectRedis } from '@jiedui/platform';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { Heartbeat } from './heartbeat.js';

/**
 * Answers who wants to know whether this node lives with a beat. A killed process loses its subscription in the same
 * moment, and asking needs no way from the api to the node but Redis.
 */
@Injectable()
export class ProbeListener implements OnApplicationBootstrap, OnModuleDestroy {
  /** A connection of its own: one that is subscribed can do nothing else. */
  private subscriber: Redis | undefined;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly heartbeat: Heartbeat,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.subscriber = connectRedis(this.config.REDIS_URL);
    this.subscriber.on('message', () => this.heartbeat.beatNow());
    await this.subscriber.subscribe(
      controlKeys.beatWanted(this.config.REDIS_PREFIX, this.config.MEDIA_NODE_ID),
    );
  }

  async onModuleDestroy(): Promise<void> {
    if (this.subscriber) await closeListener(this.subscriber);
  }
}
