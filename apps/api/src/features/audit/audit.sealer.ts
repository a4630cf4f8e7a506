import { Injectable } from '@nestjs/common';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';

const batchSize = 2_000;

/** Links new audit events into the chain of the day, a moment after they were written. One at a time, whoever it is. */
@Injectable()
export class AuditSealer {
  constructor(private readonly database: Database) {}

  /** Until nothing waits. */
  @Repeats({ everyMs: 1_000, what: 'sealing the audit trail' })
  async seal(): Promise<void> {
    for (let sealed = batchSize; sealed === batchSize;) {
      sealed = await this.database.transaction(async (em) => {
        const [row] = await em.execute<[{ sealed: number }]>('select seal_audit(?) as sealed', [batchSize]);
        return row.sealed;
      });
    }
  }
}
