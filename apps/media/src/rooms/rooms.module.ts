import { Module } from '@nestjs/common';
import { WorkersModule } from '../workers/workers.module.js';
import { RoomRegistry } from './room.registry.js';

@Module({ imports: [WorkersModule], providers: [RoomRegistry], exports: [RoomRegistry] })
export class RoomsModule {}
