import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';

/** The only door to PostgreSQL. Each call works on its own identity map: nothing leaks between requests. */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(private readonly orm: MikroORM) {}

  read<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return work(this.orm.em.fork());
  }

  /** All or nothing; what was persisted is flushed before the commit. */
  transaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.orm.em.fork().transactional(work);
  }

  async check(): Promise<void> {
    await this.orm.em.fork().execute('select 1');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.orm.close();
  }
}
