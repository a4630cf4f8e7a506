import {
  HEALTH_CHECKS,
  type HealthCheck,
  HealthModule,
  loggerModule,
  IdleConnections,
} from '@jiedui/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { ConfigModule } from './config.module.js';
import type { MediaConfig } from './config.js';
import { ControlModule } from './control/control.module.js';
import { NodeMetricsModule } from './metrics/node-metrics.module.js';
import { QualityModule } from './quality/quality.module.js';
import { REDIS, RedisModule } from './redis.module.js';
import { RecordingModule } from './recording/recording.module.js';
import type { RoomTimings } from './rooms/room.js';
import { SignallingModule } from './signalling/signalling.module.js';
import { WorkerPool } from './workers/worker.pool.js';
import { WorkersModule } from './workers/workers.module.js';

const roomTimings: RoomTimings = { lingerMs: 3_000, emptyMs: 30_000 };

const healthChecks = (redis: Redis, pool: WorkerPool): HealthCheck[] => [
  { name: 'redis', check: async () => void (await redis.ping()) },
  {
    name: 'workers',
    check: async () => {
      if (!pool.isComplete) throw new Error('a worker is being replaced');
    },
  },
];

const health = HealthModule.with(
  { provide: HEALTH_CHECKS, inject: [REDIS, WorkerPool], useFactory: healthChecks },
  [WorkersModule],
);

@Module({
  imports: [
    RedisModule,
    SignallingModule,
    ControlModule,
    RecordingModule,
    NodeMetricsModule,
    QualityModule,
    health,
  ],
  providers: [IdleConnections],
})
export class AppModule {
  static with(config: MediaConfig, timings = roomTimings): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.with(config, timings), loggerModule('media', config)],
    };
  }
}
