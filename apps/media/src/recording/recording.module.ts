import { Module } from '@nestjs/common';
import { ControlModule } from '../control/control.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { RecordingController } from './recording.controller.js';
import { RecordingService } from './recording.service.js';
import { SpoolModule } from './spool.module.js';

@Module({
  imports: [RoomsModule, ControlModule, SpoolModule],
  controllers: [RecordingController],
  providers: [RecordingService],
})
export class RecordingModule {}
