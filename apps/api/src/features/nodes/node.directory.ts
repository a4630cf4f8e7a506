import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { controlKeys, type MediaCommand, NodeHeartbeat } from '@jiedui/contracts';
import { connectRedis } from '@jiedui/platform';
import type { Redis } from 'ioredis';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';

const commandsKept = 1_000;

/** The media nodes that are alive, by their heartbeats, and the way to tell them something. */
@Injectable()
export class NodeDirectory implements OnApplicationShutdown {
  private readonly redis: Redis;

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {
    this.redis = connectRedis(config.REDIS_URL, { commandTimeout: 3_000 });
  }

  async nodes(): Promise<NodeHeartbeat[]> {
    const pattern = controlKeys.heartbeatPattern(this.config.REDIS_PREFIX);
    const keys = new Set<string>();
    for await (const batch of this.redis.scanStream({ match: pattern, count: 1_000 })) {
      for (const key of batch as string[]) keys.add(key);
    }
    if (keys.size === 0) return [];
    const values = await this.redis.mget(...keys);
    return values.flatMap((value) => {
      const heartbeat = value === null ? undefined : NodeHeartbeat.safeParse(JSON.parse(value));
      return heartbeat?.success ? [heartbeat.data] : [];
    });
  }

  async command(nodeId: string, command: MediaCommand): Promise<void> {
    const key = controlKeys.commands(this.config.REDIS_PREFIX, nodeId);
    await this.redis.xadd(key, 'MAXLEN', '~', commandsKept, '*', 'command', JSON.stringify(command));
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
