import { Module } from '@nestjs/common';
import { HospitalOutcomesReader } from './hospital-outcomes.reader.js';
import { OutcomeImportService } from './outcome-import.service.js';
import { OutcomeLedger } from './outcome.ledger.js';
import { OutcomeService } from './outcome.service.js';
import { OutcomesController } from './outcomes.controller.js';
import { RegionOutcomesReader } from './region-outcomes.reader.js';
import { SumsMemory } from './sums.memory.js';

@Module({
  controllers: [OutcomesController],
  providers: [
    HospitalOutcomesReader,
    OutcomeImportService,
    OutcomeLedger,
    OutcomeService,
    RegionOutcomesReader,
    SumsMemory,
  ],
})
export class OutcomesModule {}
