import { Module } from '@nestjs/common';
import { JournalModule } from '../journal/journal.module.js';
import { WorkersModule } from '../workers/workers.module.js';
import { RoomRegistry } from './room.registry.js';

@Module({ imports: [WorkersModule, JournalModule], providers: [RoomRegistry], exports: [RoomRegistry] })
export class RoomsModule {}
