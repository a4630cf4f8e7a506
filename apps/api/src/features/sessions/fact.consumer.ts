import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { controlKeys, MediaFact } from '@jiedui/contracts';
import { actAsSystem, connectRedis, errorCode, runInRequest } from '@jiedui/platform';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { isOfRecording, RecordingFacts } from '../recordings/index.js';
import { PresenceService } from './presence.service.js';

type Entry = [id: string, fields: string[]];

const group = 'api';
const batchSize = 50;
const blockMs = 2_000;
const retryMs = 1_000;
/** Facts that a killed process had taken are taken over after this long. */
const abandonedAfterMs = 10_000;
/** About five minutes of trying: a fact that cannot be taken in by then never will be. */
const failuresAllowed = 30;

/** Reads what media nodes report, at least once, and acknowledges only what is in the database. */
@Injectable()
export class FactConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FactConsumer.name);
  private readonly stream: string;
  private readonly name = randomUUID();
  private redis: Redis | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;
  private readonly failures = new Map<string, number>();

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly presence: PresenceService,
    private readonly recordings: RecordingFacts,
  ) {
    this.stream = controlKeys.facts(config.REDIS_PREFIX);
  }

  onApplicationBootstrap(): void {
    if (!this.config.ROLES.includes('jobs')) return;
    this.redis = connectRedis(this.config.REDIS_URL);
    this.running = this.run(this.redis);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    this.redis?.disconnect();
    await this.running;
  }

  private async run(redis: Redis): Promise<void> {
    while (!this.isStopped) {
      try {
        await this.createGroup(redis);
        while (!this.isStopped) await this.round(redis);
      } catch (error) {
        if (this.isStopped) return;
        this.logger.warn(`reading facts failed, will retry: ${errorCode(error)}`);
        await sleep(retryMs);
      }
    }
  }

  private async createGroup(redis: Redis): Promise<void> {
    await redis.xgroup('CREATE', this.stream, group, '0', 'MKSTREAM').catch((error: Error) => {
      if (!error.message.startsWith('BUSYGROUP')) throw error;
    });
  }

  private async round(redis: Redis): Promise<void> {
    const [, abandoned] = (await redis.xautoclaim(
      this.stream,
      group,
      this.name,
      abandonedAfterMs,
      '0',
      'COUNT',
      batchSize,
    )) as [string, Entry[]];
    const read = (await redis.xreadgroup(
      'GROUP',
      group,
      this.name,
      'COUNT',
      batchSize,
      'BLOCK',
      abandoned.length > 0 ? 1 : blockMs,
      'STREAMS',
      this.stream,
      '>',
    )) as [string, Entry[]][] | null;
    for (const entry of [...abandoned, ...(read?.[0]?.[1] ?? [])]) await this.take(redis, entry);
  }

  private learn(fact: MediaFact): Promise<void> {
    return isOfRecording(fact) ? this.recordings.learn(fact) : this.presence.learn(fact);
  }

  /** What cannot be handled now is left unacknowledged and comes back; what makes no sense does not. */
  private async take(redis: Redis, [id, fields]: Entry): Promise<void> {
    const fact = factOf(fields);
    try {
      if (fact) await runInRequest(fact.id, () => actAsSystem(() => this.learn(fact)));
      else this.logger.error({ entryId: id }, 'a media node reported what the contract does not know');
      await redis.xack(this.stream, group, id);
      this.failures.delete(id);
    } catch (error) {
      const failures = (this.failures.get(id) ?? 0) + 1;
      this.failures.set(id, failures);
      this.logger.warn(
        { entryId: id, fact: fact?.type },
        `a fact could not be taken in: ${errorCode(error)}`,
      );
      if (failures < failuresAllowed) return;
      this.logger.error({ entryId: id, fact: fact?.type }, 'given up');
      this.failures.delete(id);
      await redis.xack(this.stream, group, id);
    }
  }
}

function factOf(fields: readonly string[]): MediaFact | undefined {
  const at = fields.indexOf('fact');
  try {
    return MediaFact.parse(JSON.parse(fields[at + 1] ?? ''));
  } catch {
    return undefined;
  }
}
