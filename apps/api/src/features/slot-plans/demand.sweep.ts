import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { recountDemand } from './demand.counts.js';

const everyMs = 10 * 60_000;

/** Keeps the counts of demand, from which slots are planned. */
@Injectable()
export class DemandSweep {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Repeats({ everyMs, what: 'counting the demand' })
  async count(): Promise<void> {
    await this.database.transaction((em) => recountDemand(em, this.clock.now()));
  }
}
