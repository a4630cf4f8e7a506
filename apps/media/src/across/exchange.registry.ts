import { controlKeys, NodeHeartbeat } from '@jiedui/contracts';
import { heartbeatMs } from '@jiedui/domain';
import type { SessionId } from '@jiedui/kernel';
import { closeListener, connectRedis, SessionSeal } from '@jiedui/platform';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { TransportListenInfo } from 'mediasoup/types';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { REDIS } from '../redis.module.js';
import { NodeRun } from './node-run.js';
import { SessionExchange } from './session.exchange.js';

const purpose = 'jiedui shares of nodes v1';
/** After Redis was away, the others need a moment to be heard of again. */
const missesAllowed = 2;

/** Where this node meets the others that hold the same sessions, and sees which of them still live. */
@Injectable()
export class ExchangeRegistry implements OnApplicationShutdown {
  private readonly logger = new Logger(ExchangeRegistry.name);
  private readonly byChannel = new Map<string, SessionExchange>();
  /** Nodes that are met, with their runs, and how often in a row they were not heard of. */
  private readonly met = new Map<
    string,
    { readonly nodeId: string; readonly runId: string; misses: number }
  >();
  private readonly listener: Redis;
  private readonly timer: NodeJS.Timeout;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly run: NodeRun,
  ) {
    this.listener = connectRedis(config.REDIS_URL);
    this.listener.on('message', (channel: string, sealed: string) =>
      this.byChannel.get(channel)?.heard(sealed),
    );
    this.listener.on('ready', () => {
      for (const exchange of this.byChannel.values()) void exchange.refresh();
    });
    this.timer = setInterval(() => void this.look(), heartbeatMs);
    this.timer.unref();
  }

  onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    return closeListener(this.listener);
  }

  /** The caller closes it with its room. Nobody waits for it: who is elsewhere is shown once they are known. */
  open(sessionId: SessionId): SessionExchange {
    const { REDIS_PREFIX, MEDIA_SECRET, MEDIA_NODE_ID } = this.config;
    const seal = new SessionSeal(MEDIA_SECRET, sessionId, purpose);
    const exchange = new SessionExchange(this.redis, REDIS_PREFIX, seal, MEDIA_NODE_ID, this.run.id);
    this.byChannel.set(exchange.channel, exchange);
    // Listening comes first, so that nothing falls between.
    this.listener
      .subscribe(exchange.channel)
      .catch((error: unknown) => this.logger.warn(`other nodes not heard yet: ${String(error)}`))
      .finally(() => void exchange.refresh());
    return exchange;
  }

  close(exchange: SessionExchange): void {
    exchange.removeAllListeners();
    if (this.byChannel.get(exchange.channel) !== exchange) return;
    this.byChannel.delete(exchange.channel);
    this.listener.unsubscribe(exchange.channel).catch(() => undefined);
  }

  /** Where other nodes reach this one. */
  get pipeListenInfo(): TransportListenInfo {
    const { RTC_LISTEN_IP, RTC_ANNOUNCED_ADDRESS, MEDIA_PIPE_LISTEN_IP, MEDIA_PIPE_ANNOUNCED_ADDRESS } =
      this.config;
    const announcedAddress =
      MEDIA_PIPE_ANNOUNCED_ADDRESS ?? (MEDIA_PIPE_LISTEN_IP ? undefined : RTC_ANNOUNCED_ADDRESS[0]);
    const [min, max] = this.config.MEDIA_PIPE_PORTS;
    return {
      protocol: 'udp',
      ip: MEDIA_PIPE_LISTEN_IP ?? RTC_LISTEN_IP[0],
      portRange: { min, max },
      ...(announcedAddress ? { announcedAddress } : {}),
    };
  }

  /** From now on it is watched whether this run of the node lives. */
  watch(nodeId: string, runId: string): void {
    if (!this.met.has(runId)) this.met.set(runId, { nodeId, runId, misses: 0 });
  }

  private async look(): Promise<void> {
    const met = [...this.met.values()];
    if (met.length === 0) return;
    try {
      const keys = met.map(({ nodeId }) => controlKeys.heartbeat(this.config.REDIS_PREFIX, nodeId));
      const beats = await this.redis.mget(...keys);
      for (const [at, one] of met.entries()) this.judge(one, beats[at] ?? null);
    } catch (error) {
      this.logger.warn(`other nodes cannot be looked for: ${String(error)}`);
    }
  }

  private judge(
    one: { readonly nodeId: string; readonly runId: string; misses: number },
    json: string | null,
  ) {
    const beat = json === null ? undefined : NodeHeartbeat.safeParse(JSON.parse(json)).data;
    one.misses = beat?.runId === one.runId ? 0 : one.misses + 1;
    if (one.misses < missesAllowed) return;
    this.met.delete(one.runId);
    this.logger.warn(`node ${one.nodeId} is lost`);
    for (const exchange of this.byChannel.values()) exchange.emit('lost', one.runId);
  }
}
