import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Repeats } from '../jobs/repeats.decorator.js';
import { findOpen, forgetEnded, markEnded, reopen } from './outbox.store.js';

/** A job that takes longer is asked about in vain, once in this time. */
const suspectAfterSeconds = 10;
const batchSize = 500;
const keptDays = 7;
const hourMs = 3_600_000;

/**
 * Takes up what the queue lost. An entry is owed until it was done: one that was handed over and is neither done nor
 * known to the queue any more is handed over again, whether Redis was flushed, restarted empty, or told us it had it.
 */
@Injectable()
export class OutboxSweep {
  private readonly logger = new Logger(OutboxSweep.name);

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  @Repeats({ everyMs: 5_000, what: 'taking up lost jobs' })
  async takeUpLost(): Promise<void> {
    while ((await this.sweep()) === batchSize);
  }

  /** @returns how many entries were asked about */
  private sweep(): Promise<number> {
    return this.database.transaction(async (em) => {
      const ids = await findOpen(em, suspectAfterSeconds, batchSize);
      if (ids.length === 0) return 0;
      const standing = await this.queue.standingOf(ids);
      const inState = (state: string) => ids.filter((_, at) => standing[at] === state);
      const lost = inState('unknown');
      await reopen(em, lost, inState('open'));
      await markEnded(em, inState('done'), 'done_at');
      await markEnded(em, inState('dead'), 'dead_at');
      if (lost.length > 0)
        this.logger.warn({ count: lost.length }, 'jobs were lost by the queue, handed over again');
      return ids.length;
    });
  }

  @Repeats({ everyMs: hourMs, what: 'tidying the outbox' })
  async tidy(): Promise<void> {
    await this.database.transaction((em) => forgetEnded(em, keptDays));
  }
}
