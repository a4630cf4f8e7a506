import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { type DiscoveryService, MetadataScanner } from '@nestjs/core';
import { jobNames } from '@jiedui/contracts';
import { systemClock } from '@jiedui/kernel';
import { actAsSystem } from '@jiedui/platform';
import { Queue, Worker } from 'bullmq';
import { randomUUID } from 'node:crypto';
import { readApiConfig } from '../../apps/api/src/base/config/api.config.js';
import { Database } from '../../apps/api/src/base/database/database.js';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { HandlesJob } from '../../apps/api/src/base/jobs/job-handler.decorator.js';
import { JobQueue } from '../../apps/api/src/base/jobs/job-queue.js';
import { JobRunner } from '../../apps/api/src/base/jobs/job-runner.js';
import { oweJob } from '../../apps/api/src/base/outbox/outbox.js';
import { OutboxEntry } from '../../apps/api/src/base/outbox/outbox.entity.js';
import { OutboxLedger } from '../../apps/api/src/base/outbox/outbox.ledger.js';
import { OutboxRelay } from '../../apps/api/src/base/outbox/outbox.relay.js';
import { entities } from '../../apps/api/src/entities.js';

/**
 * Jobs a second, from the moment the first is owed until the last effect is committed. The effect is the same on both
 * sides: one transaction, as the system, that inserts one row; both run in this process with the same connections to
 * the same PostgreSQL and Redis, eight at a time, with the same options of the queue.
 *
 * Ours: jobs are owed by a hundred to a transaction, handed over by the product's relay, run by its runner with the
 * check of the payload and its metrics, and written down as done. Bare: they are added to BullMQ directly, by a
 * hundred, and nothing remembers them if Redis is lost. Neither side writes a line of log. Rounds alternate; the
 * middle one of each side counts, after one of each to warm up.
 */
const jobCount = 2_000;
const perTransaction = 100;
const rounds = 3;
const concurrency = 8;

const owner = await connectDatabase(process.env.DATABASE_OWNER_URL ?? '', entities);
await owner.migrator.up();
await owner.em
  .fork()
  .execute('create table bench_effect (id uuid primary key, at timestamptz not null default now())');
await owner.close();

const config = readApiConfig({
  NODE_ENV: 'production',
  ROLES: 'jobs',
  DATABASE_URL: process.env.DATABASE_URL,
  DATA_MASTER_KEYS: `bench:${'5a'.repeat(32)}`,
  REDIS_URL: process.env.REDIS_URL,
  REDIS_PREFIX: 'bench',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MEDIA_SECRET: 'a secret of at least thirty-two characters',
});
Logger.overrideLogger(false);
const database = new Database(
  await connectDatabase(config.DATABASE_URL, [...entities, OutboxEntry], config.DATABASE_POOL),
  systemClock,
);

let left = 0;
let finish: () => void = () => undefined;
async function effect(id: string): Promise<void> {
  const isNew = await database.transaction(async (em) => {
    const rows = await em.execute<unknown[]>(
      'insert into bench_effect (id) values (?) on conflict do nothing returning id',
      [id],
    );
    return rows.length === 1;
  });
  if (isNew && (left -= 1) === 0) finish();
}

/** One object that handles every job by the same effect, so that the runner's check is content. */
const handlers: Record<string, unknown> = Object.create(
  Object.fromEntries(
    jobNames.map((name) => {
      const method = ({ deliveryId }: { deliveryId: string }) => effect(deliveryId);
      HandlesJob(name)({}, name, { value: method as never });
      return [name, method];
    }),
  ) as object,
) as Record<string, unknown>;

const batches = (ids: readonly string[]) =>
  Array.from({ length: ids.length / perTransaction }, (_, at) =>
    ids.slice(at * perTransaction, (at + 1) * perTransaction),
  );

async function timed(produce: (ids: readonly string[]) => Promise<void>): Promise<number> {
  const ids = Array.from({ length: jobCount }, () => randomUUID());
  left = jobCount;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const began = performance.now();
  for (const batch of batches(ids)) await produce(batch);
  await finished;
  return (jobCount * 1_000) / (performance.now() - began);
}

async function withOurs<T>(work: (round: () => Promise<number>) => Promise<T>): Promise<T> {
  const queue = new JobQueue(config);
  const ledger = new OutboxLedger(database);
  const relay = new OutboxRelay(config, database, queue);
  const discovery = { getProviders: () => [{ instance: handlers }] } as unknown as DiscoveryService;
  const runner = new JobRunner(config, discovery, new MetadataScanner(), ledger);
  const oweAll = (ids: readonly string[]) =>
    actAsSystem(() =>
      database.transaction((em) => {
        for (const deliveryId of ids) oweJob(em, 'notification.deliver', { deliveryId });
        return Promise.resolve();
      }),
    );
  runner.onApplicationBootstrap();
  actAsSystem(() => relay.onApplicationBootstrap());
  try {
    return await work(() => timed(oweAll));
  } finally {
    await relay.beforeApplicationShutdown();
    await runner.beforeApplicationShutdown();
    await ledger.beforeApplicationShutdown();
    await queue.onApplicationShutdown();
  }
}

async function withBare<T>(work: (round: () => Promise<number>) => Promise<T>): Promise<T> {
  const { host, port } = {
    host: new URL(config.REDIS_URL).hostname,
    port: Number(new URL(config.REDIS_URL).port),
  };
  const { password } = new URL(config.REDIS_URL);
  const connection = { host, port, ...(password ? { password } : {}), maxRetriesPerRequest: null };
  const queue = new Queue('bare', {
    connection,
    prefix: 'bare',
    defaultJobOptions: {
      attempts: 13,
      backoff: { type: 'exponential', delay: 1_000, jitter: 0.3 },
      removeOnComplete: { age: 24 * 3_600, count: 10_000 },
    },
  });
  const worker = new Worker<{ id: string }>('bare', (job) => actAsSystem(() => effect(job.data.id)), {
    connection,
    prefix: 'bare',
    concurrency,
  });
  const addAll = async (ids: readonly string[]) => {
    await queue.addBulk(ids.map((id) => ({ name: 'effect', data: { id }, opts: { jobId: id } })));
  };
  try {
    return await work(() => timed(addAll));
  } finally {
    await worker.close();
    await queue.close();
  }
}

const middle = (figures: readonly number[]) =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
const ours: number[] = [];
const bare: number[] = [];
await withOurs((our) =>
  withBare(async (their) => {
    await our();
    await their();
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await our());
      bare.push(await their());
    }
  }),
);
await database.onApplicationShutdown();
console.log(
  JSON.stringify({
    name: 'jobs',
    perSecond: Math.round(middle(ours)),
    bareBullmqPerSecond: Math.round(middle(bare)),
    ratio: Number((middle(ours) / middle(bare)).toFixed(2)),
  }),
);
process.exit(0);
