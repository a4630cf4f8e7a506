import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { errorCode } from '@jiedui/platform';
import pg from 'pg';
import { API_CONFIG, type ApiConfig } from '../config/api.config.js';
import { Database } from '../database/database.js';
import { JobQueue } from '../jobs/job-queue.js';
import { takeWaiting } from './outbox.store.js';

const batchSize = 500;
/** The truth is the table: a notification that got lost costs at most this long. */
const sweepMs = 1_000;
const reconnectMs = 1_000;

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
      const entries = await takeWaiting(em, batchSize);
      if (entries.length > 0) await this.queue.addAll(entries);
      return entries.length;
    });
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
