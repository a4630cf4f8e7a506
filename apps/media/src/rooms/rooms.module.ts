import { Module } from '@nestjs/common';
import { AcrossModule } from '../across/across.module.js';
import { JournalModule } from '../journal/journal.module.js';
import { WorkersModule } from '../workers/workers.module.js';
import { RoomRegistry } from './room.registry.js';

@Module({
  imports: [AcrossModule, WorkersModule, JournalModule],
  providers: [RoomRegistry],
  exports: [RoomRegistry],
})
export class RoomsModule {}
