import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';

/** Lets go of what was held and not booked. Nobody waits for it: who wants the time takes an old hold away. */
@Injectable()
export class HoldSweep {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Repeats({ everyMs: 30_000, what: 'releasing old holds' })
  async sweep(): Promise<void> {
    const now = this.clock.now().toISOString();
    await this.database.transaction((em) =>
      em.execute(
        `update reservation set state = 'released', released_at = ? where id in (
           select id from reservation where state = 'held' and expires_at <= ? limit 1000 for update skip locked)`,
        [now, now],
      ),
    );
  }
}
