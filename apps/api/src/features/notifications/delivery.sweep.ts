import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { findDue, handOver, parcelsOf } from './delivery.store.js';

const batchSize = 500;

/** Hands to the queue what has become due: after quiet hours, for the daily mail, and after a failure. */
@Injectable()
export class DeliverySweep {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Repeats({ everyMs: 1_000, what: 'handing over due notices' })
  async sweep(): Promise<void> {
    while ((await this.round()) === batchSize);
  }

  private round(): Promise<number> {
    return this.database.transaction(async (em) => {
      const now = this.clock.now();
      const due = await findDue(em, now, batchSize);
      await handOver(em, parcelsOf(due), now);
      return due.length;
    });
  }
}
