import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionService } from './correction.service.js';

@Module({
  imports: [ConsultationsModule],
  controllers: [CorrectionsController],
  providers: [CorrectionService],
})
export class CorrectionsModule {}
