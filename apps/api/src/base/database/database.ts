import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { currentlyActsAs } from '@jiedui/platform';
import { type EntityManager, FlushMode, MikroORM } from '@mikro-orm/postgresql';
import { CLOCK } from '../clock.js';

/**
 * The only door to PostgreSQL. Each call works on its own identity map, in a transaction that says on whose behalf
 * it is done: row-level security shows guarded rows to that person, whatever a query asks for.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(
    private readonly orm: MikroORM,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One view of the data. What is read here is not written back. */
  read<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.run(work, FlushMode.COMMIT);
  }

  /** All or nothing; what was persisted is flushed before the commit. */
  transaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.run(work, FlushMode.AUTO);
  }

  async check(): Promise<void> {
    await this.orm.em.fork().execute('select 1');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.orm.close();
  }

  private run<T>(work: (em: EntityManager) => Promise<T>, flushMode: FlushMode): Promise<T> {
    return this.orm.em.fork().transactional(
      async (em) => {
        // Local to the transaction: a pooled connection never remembers whom it served.
        await em.execute("select set_config('jiedui.actor', ?, true), set_config('jiedui.now', ?, true)", [
          currentlyActsAs() ?? '',
          this.clock.now().toISOString(),
        ]);
        return work(em);
      },
      { flushMode },
    );
  }
}
