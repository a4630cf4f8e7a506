import { type DynamicModule, Global, Module } from '@nestjs/common';
import { MEDIA_CONFIG, type MediaConfig } from './config.js';
import { ROOM_TIMINGS } from './rooms/room.registry.js';
import type { RoomTimings } from './rooms/room.js';

/** What the process is started with, for everyone to inject. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: MediaConfig, timings: RoomTimings): DynamicModule {
    const providers = [
      { provide: MEDIA_CONFIG, useValue: config },
      { provide: ROOM_TIMINGS, useValue: timings },
    ];
    return { module: ConfigModule, providers, exports: providers };
  }
}
