import { controlKeys, type NodeHeartbeat } from '@jiedui/contracts';
import { heartbeatMs } from '@jiedui/domain';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Redis } from 'ioredis';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { NodeRun } from '../across/node-run.js';
import { REDIS } from '../redis.module.js';
import { RoomRegistry } from '../rooms/room.registry.js';
import { WorkerPool } from '../workers/worker.pool.js';
import { RoomReporter } from './room.reporter.js';

/** A node that says nothing for so long is forgotten. */
const expiryMs = 3 * heartbeatMs;

/** Tells the api, again and again, that this node is there and how busy it is. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(Heartbeat.name);
  private readonly key: string;
  private timer: NodeJS.Timeout | undefined;
  /** Wanted by whoever runs the installation. */
  private isDraining = false;
  /** Wanted by a signal to this process. */
  private isLeaving = false;
  private isStopping = false;
  private wasHeard = false;
  private beating = Promise.resolve();

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly rooms: RoomRegistry,
    private readonly pool: WorkerPool,
    private readonly run: NodeRun,
    private readonly reporter: RoomReporter,
  ) {
    this.key = controlKeys.heartbeat(config.REDIS_PREFIX, config.MEDIA_NODE_ID);
  }

  onApplicationBootstrap(): void {
    this.beating = this.beat();
  }

  /** Said while the peers are being sent away, so that the api does not send them back here. */
  onModuleDestroy(): void {
    this.isStopping = true;
    clearTimeout(this.timer);
    this.beating = this.beating.then(() => this.beat());
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.redis.status !== 'ready') return; // the key expires by itself
    await this.beating;
    await this.redis.del(this.key);
  }

  /** Takes no new sessions from now on. */
  drain(): void {
    this.isLeaving = true;
    this.beatNow();
  }

  /** Beats out of turn, for somebody who wants to know whether this node still lives. */
  beatNow(): void {
    this.beating = this.beating.then(() => this.tell());
  }

  /** The next beat waits for this one: while Redis is away they must not pile up. */
  private async beat(): Promise<void> {
    await this.tell();
    if (this.isStopping) return;
    this.timer = setTimeout(() => (this.beating = this.beating.then(() => this.beat())), heartbeatMs);
  }

  private async tell(): Promise<void> {
    try {
      await this.pool.measure();
      await this.askWhetherToDrain();
      const before = await this.redis.set(this.key, JSON.stringify(this.state()), 'PX', expiryMs, 'GET');
      if (before === null && this.wasHeard) this.reporter.tellPresent();
      this.wasHeard = true;
    } catch (error) {
      this.logger.warn(`heartbeat not delivered: ${String(error)}`);
    }
  }

  /** Whoever runs the installation may want this node empty; it is not dropped because Redis is away. */
  private async askWhetherToDrain(): Promise<void> {
    const drained = controlKeys.drained(this.config.REDIS_PREFIX);
    const isWanted = (await this.redis.sismember(drained, this.config.MEDIA_NODE_ID)) === 1;
    if (isWanted !== this.isDraining)
      this.logger.log(isWanted ? 'takes no new sessions' : 'takes sessions again');
    this.isDraining = isWanted;
  }

  private state(): NodeHeartbeat {
    const { open } = this.rooms;
    return {
      nodeId: this.config.MEDIA_NODE_ID,
      region: this.config.MEDIA_REGION,
      publicUrl: this.config.MEDIA_PUBLIC_URL,
      isDraining: this.isDraining || this.isLeaving || this.isStopping,
      isStopping: this.isStopping,
      load: Math.max(0, ...this.pool.alive.map(({ cpuShare }) => cpuShare)),
      rooms: open.length,
      peers: open.reduce((sum, { peerCount }) => sum + peerCount, 0),
      runId: this.run.id,
      at: new Date().toISOString(),
    };
  }
}
