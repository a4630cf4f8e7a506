import { Module } from '@nestjs/common';
import { AcrossModule } from '../across/across.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SpoolModule } from '../recording/spool.module.js';
import { WorkersModule } from '../workers/workers.module.js';
import { CommandListener } from './command.listener.js';
import { FactOutbox } from './fact.outbox.js';
import { Heartbeat } from './heartbeat.js';
import { JournalReporter } from './journal.reporter.js';
import { NodeDrain } from './node.drain.js';
import { ProbeListener } from './probe.listener.js';
import { RoomReporter } from './room.reporter.js';

@Module({
  imports: [AcrossModule, RoomsModule, SpoolModule, WorkersModule],
  providers: [
    CommandListener,
    FactOutbox,
    Heartbeat,
    JournalReporter,
    NodeDrain,
    ProbeListener,
    RoomReporter,
  ],
  exports: [FactOutbox],
})
export class ControlModule {}
