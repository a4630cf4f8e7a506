import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsultationsModule } from '../consultations/index.js';
import { OpinionService } from './opinion.service.js';
import { RecordService } from './record.service.js';
import { RecordsController } from './records.controller.js';

@Module({
  imports: [AccessModule, ConsultationsModule],
  controllers: [RecordsController],
  providers: [OpinionService, RecordService],
})
export class RecordsModule {}
