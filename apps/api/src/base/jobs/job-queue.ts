import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { connectRedis } from '@jiedui/platform';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { API_CONFIG, type ApiConfig } from '../config/api.config.js';
import type { OwedJob } from '../outbox/outbox.store.js';

/** What travels through Redis: ids, and the request that caused the job. */
export interface JobEnvelope {
  readonly payload: unknown;
  readonly requestId: string | null;
}

/** What the queue knows of a job: it will run or runs, it ran, it was given up, or it was never heard of. */
export type Standing = 'open' | 'done' | 'dead' | 'unknown';

export const queueName = 'jobs';
const attempts = 13;

@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly connection: Redis;
  readonly queue: Queue<JobEnvelope>;

  constructor(@Inject(API_CONFIG) config: ApiConfig) {
    this.connection = connectRedis(config.REDIS_URL, { commandTimeout: 3_000 });
    this.queue = new Queue(queueName, {
      connection: this.connection,
      prefix: config.REDIS_PREFIX,
      defaultJobOptions: {
        attempts,
        // 1 s, 2 s, 4 s … about an hour in all, so that a mail server may be away over lunch
        backoff: { type: 'exponential', delay: 1_000, jitter: 0.3 },
        removeOnComplete: { age: 24 * 3600, count: 10_000 },
        removeOnFail: { age: 30 * 24 * 3600 },
      },
    });
  }

  async addAll(owed: readonly OwedJob[]): Promise<void> {
    await this.queue.addBulk(
      owed.map(({ id, job, payload, requestId }) => ({
        name: job,
        data: { payload, requestId },
        opts: { jobId: id },
      })),
    );
  }

  /** @returns how each stands, in the order asked */
  standingOf(ids: readonly string[]): Promise<Standing[]> {
    return Promise.all(
      ids.map(async (id) => {
        switch (await this.queue.getJobState(id)) {
          case 'unknown':
            return 'unknown';
          case 'completed':
            return 'done';
          case 'failed':
            return 'dead';
          default:
            return 'open';
        }
      }),
    );
  }

  async check(): Promise<void> {
    await this.connection.ping();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    this.connection.disconnect();
  }
}
