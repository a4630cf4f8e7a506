import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { errorCode } from '@jiedui/platform';
import { LockMode } from '@mikro-orm/postgresql';
import pg from 'pg';
import { API_CONFIG, type ApiConfig } from '../config/api.config.js';
import { Database } from '../database/database.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Repeats } from '../jobs/repeats.decorator.js';
import { OutboxEntry } from './outbox.entity.js';

const batchSize = 200;
/** The truth is the table: a notification that got lost costs at most this long. */
const sweepMs = 1_000;
const reconnectMs = 1_000;
/** What was handed over is kept this long, to be handed over again should Redis be lost. */
const keptDays = 7;
const hourMs = 3_600_000;

/**
 * Hands owed jobs to the queue, oldest first, at least once. The queue drops repeats by the entry's id.
 * Several relays may run: each locks what it hands over and skips what another holds.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isAskedAgain = false;
  private isStopped = false;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.ROLES.includes('jobs')) return;
    this.timer = setInterval(() => this.wake(), sweepMs);
    void this.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.listener?.end().catch(() => undefined);
    await this.running;
  }

  /** Starts a round, or asks the one under way for another. */
  private wake(): void {
    if (this.isStopped) return;
    if (this.running) {
      this.isAskedAgain = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => this.logger.warn(`hand-over failed, will retry: ${errorCode(error)}`))
      .finally(() => {
        this.running = undefined;
        if (!this.isAskedAgain) return;
        this.isAskedAgain = false;
        this.wake();
      });
  }

  private async drain(): Promise<void> {
    while (!this.isStopped && (await this.handOver()) === batchSize);
  }

  /** @returns how many entries were handed over */
  private handOver(): Promise<number> {
    return this.database.transaction(async (em) => {
      const entries = await em.find(
        OutboxEntry,
        { publishedAt: null },
        { orderBy: { createdAt: 'asc' }, limit: batchSize, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      if (entries.length === 0) return 0;
      await this.queue.addAll(entries);
      for (const entry of entries) entry.publishedAt = new Date();
      return entries.length;
    });
  }

  @Repeats({ everyMs: hourMs, what: 'tidying the outbox' })
  async tidy(): Promise<void> {
    const before = new Date(Date.now() - keptDays * 24 * hourMs);
    await this.database.transaction((em) => em.nativeDelete(OutboxEntry, { publishedAt: { $lt: before } }));
  }

  private async listen(): Promise<void> {
    if (this.isStopped) return;
    const client = new pg.Client({ connectionString: this.config.DATABASE_URL });
    this.listener = client;
    client.on('notification', () => this.wake());
    client.on('error', () => undefined);
    client.on('end', () => setTimeout(() => void this.listen(), reconnectMs).unref());
    try {
      await client.connect();
      await client.query('listen outbox');
      this.wake();
    } catch {
      await client.end().catch(() => undefined);
    }
  }
}
