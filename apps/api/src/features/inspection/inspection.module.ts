import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsultationsModule } from '../consultations/index.js';
import { ChainReader } from './chain.reader.js';
import { ConsultationNumbers } from './consultation-numbers.js';
import { InspectionController } from './inspection.controller.js';
import { ReadersService } from './readers.service.js';
import { TrailExport } from './trail.export.js';
import { TrailReader } from './trail.reader.js';

/** Reading the trail that every feature writes. Apart from writing, because it reads of consultations. */
@Module({
  imports: [AccessModule, ConsultationsModule],
  controllers: [InspectionController],
  providers: [ChainReader, ConsultationNumbers, ReadersService, TrailExport, TrailReader],
})
export class InspectionModule {}
