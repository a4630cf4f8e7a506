import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { headBeforeSql, lastHeadSql } from './chain.queries.js';
import type { ChainLink } from './chain.verification.js';

/**
 * Says the end of the chain to the log, every hour and when a day is over. Who takes the last links away can do so
 * unseen by the links that are left, but not by a log that is kept elsewhere.
 */
@Injectable()
export class ChainWitness {
  private readonly logger = new Logger(ChainWitness.name);
  private toldAt: string | undefined;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Once an hour, however often it is asked. */
  @Repeats({ everyMs: 60_000, what: 'telling the end of the audit chain' })
  async tell(): Promise<void> {
    const hour = this.clock.now().toISOString().slice(0, 13);
    if (hour === this.toldAt) return;
    const isNewDay = this.toldAt !== undefined && this.toldAt.slice(0, 10) !== hour.slice(0, 10);
    const heads = await this.database.read(async (em) => [
      ...(isNewDay ? await em.execute<ChainLink[]>(headBeforeSql, [hour.slice(0, 10)]) : []),
      ...(await em.execute<ChainLink[]>(lastHeadSql)),
    ]);
    for (const { day, position, hash } of heads) {
      this.logger.log(`audit chain head ${day}:${hash} at position ${position}`);
    }
    this.toldAt = hour;
  }
}
