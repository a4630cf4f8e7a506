import { type JobName, type JobPayload, jobs } from '@jiedui/contracts';
import { currentRequestId } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../database/id.js';
import { OutboxEntry } from './outbox.entity.js';

/** Owes a job to this transaction: it runs once the transaction is committed, however the process fares. */
export function oweJob<N extends JobName>(em: EntityManager, job: N, payload: JobPayload<N>): void {
  em.persist(
    em.create(OutboxEntry, {
      id: newId(),
      job,
      payload: jobs[job].parse(payload),
      requestId: currentRequestId() ?? null,
      createdAt: new Date(),
      publishedAt: null,
      doneAt: null,
      deadAt: null,
    }),
  );
}
