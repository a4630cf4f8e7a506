import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { controlKeys, QualityFact } from '@jiedui/contracts';
import { actAsSystem, connectRedis, errorCode } from '@jiedui/platform';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { QualityIntake } from './quality.intake.js';

type Entry = [id: string, fields: string[]];

const group = 'api';
const batchSize = 100;
const blockMs = 2_000;
const retryMs = 1_000;

/**
 * Reads what media nodes measured, at most once: what is lost with a process is told again with the minute it belongs to,
 * and a minute that is never told is missing from the figures and nowhere else.
 */
@Injectable()
export class QualityConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(QualityConsumer.name);
  private readonly stream: string;
  private readonly name = randomUUID();
  private redis: Redis | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly intake: QualityIntake,
  ) {
    this.stream = controlKeys.quality(config.REDIS_PREFIX);
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
        this.logger.warn(`reading quality failed, will retry: ${errorCode(error)}`);
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
    const read = (await redis.xreadgroup(
      'GROUP',
      group,
      this.name,
      'COUNT',
      batchSize,
      'BLOCK',
      blockMs,
      'NOACK',
      'STREAMS',
      this.stream,
      '>',
    )) as [string, Entry[]][] | null;
    const facts = (read?.[0]?.[1] ?? []).flatMap(([id, fields]) => this.factOf(id, fields));
    if (facts.length > 0) await actAsSystem(() => this.intake.take(facts));
  }

  private factOf(id: string, fields: readonly string[]): QualityFact[] {
    try {
      return [QualityFact.parse(JSON.parse(fields[fields.indexOf('fact') + 1] ?? ''))];
    } catch {
      this.logger.error({ entryId: id }, 'a media node told figures that the contract does not know');
      return [];
    }
  }
}
