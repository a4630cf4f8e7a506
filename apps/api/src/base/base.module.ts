import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type Clock, systemClock } from '@jiedui/kernel';
import {
  HEALTH_CHECKS,
  type HealthCheck,
  HealthModule,
  loggerModule,
  MetricsModule,
  IdleConnections,
} from '@jiedui/platform';
import { type EntityClass, MikroORM } from '@mikro-orm/postgresql';
import { CLOCK } from './clock.js';
import { API_CONFIG, type ApiConfig } from './config/api.config.js';
import { Database } from './database/database.js';
import { connectDatabase } from './database/orm.js';
import { RoleCheck } from './database/role-check.js';
import { EndpointCheck } from './http/endpoint-check.js';
import { JobQueue } from './jobs/job-queue.js';
import { JobRunner } from './jobs/job-runner.js';
import { RepeatRunner } from './jobs/repeat.runner.js';
import { Mailer } from './mail/mailer.js';
import { OutboxEntry } from './outbox/outbox.entity.js';
import { OutboxLedger } from './outbox/outbox.ledger.js';
import { OutboxRelay } from './outbox/outbox.relay.js';
import { OutboxSweep } from './outbox/outbox.sweep.js';
import { Realtime } from './realtime/realtime.js';
import { Storage } from './storage/storage.js';
import { Vault } from './vault/vault.js';

const healthChecks = {
  provide: HEALTH_CHECKS,
  inject: [Database, JobQueue],
  useFactory: (database: Database, queue: JobQueue): HealthCheck[] => [
    { name: 'database', check: () => database.check() },
    { name: 'redis', check: () => queue.check() },
  ],
};

/** The infrastructure that every feature stands on. It knows no word of the domain. */
@Global()
@Module({})
export class BaseModule {
  static with(config: ApiConfig, entities: EntityClass[], clock: Clock = systemClock): DynamicModule {
    return {
      module: BaseModule,
      imports: [loggerModule('api', config), DiscoveryModule, MetricsModule, HealthModule.with(healthChecks)],
      providers: [
        { provide: API_CONFIG, useValue: config },
        { provide: CLOCK, useValue: clock },
        {
          provide: MikroORM,
          useFactory: () =>
            connectDatabase(config.DATABASE_URL, [...entities, OutboxEntry], config.DATABASE_POOL),
        },
        Database,
        EndpointCheck,
        IdleConnections,
        JobQueue,
        JobRunner,
        Mailer,
        OutboxLedger,
        OutboxRelay,
        OutboxSweep,
        Realtime,
        RepeatRunner,
        RoleCheck,
        Storage,
        Vault,
      ],
      exports: [API_CONFIG, CLOCK, Database, JobQueue, Mailer, Realtime, Storage, Vault],
    };
  }
}
