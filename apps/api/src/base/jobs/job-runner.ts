import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type JobName, jobNames, type JobPayload, jobs } from '@jiedui/contracts';
import { actAsSystem, connectRedis, errorCode, metrics, runInRequest } from '@jiedui/platform';
import { type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { Histogram } from 'prom-client';
import { API_CONFIG, type ApiConfig } from '../config/api.config.js';
import { OutboxLedger } from '../outbox/outbox.ledger.js';
import { JOB_HANDLER, type JobHandlerMethod } from './job-handler.decorator.js';
import { type JobEnvelope, queueName } from './job-queue.js';

const concurrency = 8;

const duration = new Histogram({
  name: 'jiedui_job_duration_seconds',
  help: 'Time one attempt of a job took',
  labelNames: ['job', 'outcome'],
  registers: [metrics],
});

/** Runs jobs. Refuses to boot when a job has no handler or two. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private connection: Redis | undefined;
  private worker: Worker<JobEnvelope> | undefined;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly ledger: OutboxLedger,
  ) {}

  onApplicationBootstrap(): void {
    const handlers = this.findHandlers();
    if (!this.config.ROLES.includes('jobs')) return;
    this.connection = connectRedis(this.config.REDIS_URL);
    this.worker = new Worker(queueName, (job) => this.run(handlers, job), {
      connection: this.connection,
      prefix: this.config.REDIS_PREFIX,
      concurrency,
      // A job whose process was killed is taken over after this long
      lockDuration: 10_000,
      stalledInterval: 5_000,
      maxStalledCount: 10,
    });
    this.worker.on('failed', (job, error) =>
      this.logger.warn(
        { job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, requestId: job?.data.requestId },
        `job failed: ${error.message}`,
      ),
    );
    this.worker.on('error', (error) => this.logger.debug(`worker: ${error.message}`));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.close();
    this.connection?.disconnect();
  }

  private findHandlers(): Map<JobName, JobHandlerMethod<JobName>> {
    const found = this.discovery
      .getProviders()
      .filter(({ instance, isNotMetatype }) => instance && typeof instance === 'object' && !isNotMetatype)
      .flatMap(({ instance }) => this.handlersOf(instance as Record<string, unknown>));
    const handlers = new Map(found);
    const faults = jobNames.flatMap((name) => {
      const count = found.filter(([handled]) => handled === name).length;
      return count === 1 ? [] : [`${name} has ${count} handlers`];
    });
    if (faults.length > 0) throw new Error(`Every job needs exactly one handler: ${faults.join(', ')}`);
    return handlers;
  }

  private handlersOf(instance: Record<string, unknown>): [JobName, JobHandlerMethod<JobName>][] {
    return this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).flatMap((key) => {
      const method = instance[key] as JobHandlerMethod<JobName>;
      const name = Reflect.getMetadata(JOB_HANDLER, method) as JobName | undefined;
      return name ? [[name, method.bind(instance)] as [JobName, JobHandlerMethod<JobName>]] : [];
    });
  }

  private async run(handlers: Map<JobName, JobHandlerMethod<JobName>>, job: Job<JobEnvelope>): Promise<void> {
    const handle = handlers.get(job.name as JobName);
    if (!handle) throw new Error(`No handler for ${job.name}`);
    const isLastAttempt = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const stopTimer = duration.startTimer({ job: job.name });
    await runInRequest(job.data.requestId ?? `job-${job.id}`, async () => {
      try {
        const payload = jobs[job.name as JobName].parse(job.data.payload) as JobPayload<JobName>;
        await actAsSystem(() => handle(payload, { isLastAttempt }));
        stopTimer({ outcome: 'done' });
        this.ledger.done(job.id ?? '');
        this.logger.log({ job: job.name, jobId: job.id }, 'job done');
      } catch (error) {
        stopTimer({ outcome: 'failed' });
        if (isLastAttempt) this.ledger.dead(job.id ?? '');
        // oxlint-disable-next-line preserve-caught-error -- BullMQ keeps what is thrown, words and cause
        throw new Error(errorCode(error));
      }
    });
  }
}
