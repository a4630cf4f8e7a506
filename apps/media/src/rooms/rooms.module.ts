import { Module } from '@nestjs/common';
import { WorkersModule } from '../workers/workers.module.js';
import { ROOM_TIMINGS, RoomRegistry } from './room.registry.js';
import type { RoomTimings } from './room.js';

const timings: RoomTimings = { lingerMs: 3_000, emptyMs: 30_000 };

@Module({
  imports: [WorkersModule],
  providers: [RoomRegistry, { provide: ROOM_TIMINGS, useValue: timings }],
  exports: [RoomRegistry],
})
export class RoomsModule {}
