import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { controlKeys, type MediaCommand, NodeHeartbeat } from '@jiedui/contracts';
import { connectRedis } from '@jiedui/platform';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';

const commandsKept = 1_000;
/** People wait for it; a node that needs longer to say that it lives is not one to send them to. */
const probeLimitMs = 1_000;
const probeStepMs = 20;

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

  /** Those of them of which nothing has been heard for seconds, whatever it might have said. */
  async silent(nodeIds: readonly string[]): Promise<string[]> {
    if (nodeIds.length === 0) return [];
    const keys = nodeIds.map((nodeId) => controlKeys.heartbeat(this.config.REDIS_PREFIX, nodeId));
    const values = await this.redis.mget(...keys);
    return nodeIds.filter((_, at) => values[at] === null);
  }

  /**
   * The living nodes without one that a browser says it has lost, if that node gives no sign of life when asked for one,
   * or is stopping. Such a node is forgotten for everyone: its last heartbeat would hold for seconds.
   */
  async nodesWithout(lostNodeId: string): Promise<NodeHeartbeat[]> {
    if (!(await this.answers(lostNodeId))) {
      await this.redis.del(controlKeys.heartbeat(this.config.REDIS_PREFIX, lostNodeId));
    }
    return (await this.nodes()).filter(({ nodeId, isStopping }) => nodeId !== lostNodeId || !isStopping);
  }

  /** Kept until it is taken back. Resolves when the node has heard of it, or is not heard of for a moment. */
  async setDrain(nodeId: string, isWanted: boolean): Promise<void> {
    const drained = controlKeys.drained(this.config.REDIS_PREFIX);
    if (isWanted) await this.redis.sadd(drained, nodeId);
    else await this.redis.srem(drained, nodeId);
    await this.answers(nodeId);
  }

  /** Tells all nodes that live, and one that is known to be concerned even if it seems away. */
  async commandAll(nodeId: string, command: MediaCommand): Promise<void> {
    const nodeIds = new Set([nodeId, ...(await this.nodes()).map((node) => node.nodeId)]);
    await Promise.all([...nodeIds].map((one) => this.command(one, command)));
  }

  async command(nodeId: string, command: MediaCommand): Promise<void> {
    const key = controlKeys.commands(this.config.REDIS_PREFIX, nodeId);
    await this.redis.xadd(key, 'MAXLEN', '~', commandsKept, '*', 'command', JSON.stringify(command));
  }

  private async answers(nodeId: string): Promise<boolean> {
    const key = controlKeys.heartbeat(this.config.REDIS_PREFIX, nodeId);
    const before = await this.redis.get(key);
    // Nobody listens once the process has died.
    if (
      before === null ||
      (await this.redis.publish(controlKeys.beatWanted(this.config.REDIS_PREFIX, nodeId), '')) === 0
    )
      return false;
    const until = performance.now() + probeLimitMs;
    while (performance.now() < until) {
      const now = await this.redis.get(key);
      if (now !== before) return now !== null;
      await sleep(probeStepMs);
    }
    return false;
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
