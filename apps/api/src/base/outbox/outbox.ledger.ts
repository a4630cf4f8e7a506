import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { actAsSystem, errorCode } from '@jiedui/platform';
import { Database } from '../database/database.js';
import { markEnded } from './outbox.store.js';

const gatherMs = 100;
const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/**
 * Writes down which jobs have ended, many at a time. What a process that is killed did not write yet, the queue still
 * knows, and the sweep asks it.
 */
@Injectable()
export class OutboxLedger implements BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxLedger.name);
  private readonly ended = { done_at: new Set<string>(), dead_at: new Set<string>() };
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  done(id: string): void {
    this.note('done_at', id);
  }

  dead(id: string): void {
    this.note('dead_at', id);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.write();
  }

  private note(column: keyof typeof this.ended, id: string): void {
    // A job that an operator added by hand is in no outbox.
    if (!isId(id)) return;
    this.ended[column].add(id);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.write();
    }, gatherMs);
  }

  private async write(): Promise<void> {
    const gathered = (['done_at', 'dead_at'] as const).map((column) => {
      const ids = [...this.ended[column]];
      this.ended[column].clear();
      return { column, ids };
    });
    if (gathered.every(({ ids }) => ids.length === 0)) return;
    await actAsSystem(() =>
      this.database.transaction(async (em) => {
        for (const { column, ids } of gathered) if (ids.length > 0) await markEnded(em, ids, column);
      }),
    ).catch((error: unknown) => this.logger.debug(`jobs that ended were not noted: ${errorCode(error)}`));
  }
}
