import { Module } from '@nestjs/common';
import { ImportApplier } from './import.applier.js';
import { ImportChecker } from './import.checker.js';
import { ImportFiles } from './import.files.js';
import { ImportLedger } from './import.ledger.js';
import { ImportService } from './import.service.js';
import { ImportsController } from './imports.controller.js';

@Module({
  providers: [ImportApplier, ImportChecker, ImportFiles, ImportLedger, ImportService],
  controllers: [ImportsController],
})
export class ImportsModule {}
