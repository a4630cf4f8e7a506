import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { LinkHistoryService } from './link-history.service.js';
import { LiveRoomsService } from './live-rooms.service.js';
import { QualityAlarm } from './quality.alarm.js';
import { QualityConsumer } from './quality.consumer.js';
import { QualityController } from './quality.controller.js';
import { QualityIntake } from './quality.intake.js';
import { QualitySweep } from './quality.sweep.js';
import { SessionQualityService } from './session-quality.service.js';

@Module({
  imports: [ConsultationsModule],
  controllers: [QualityController],
  providers: [
    LinkHistoryService,
    LiveRoomsService,
    QualityAlarm,
    QualityConsumer,
    QualityIntake,
    QualitySweep,
    SessionQualityService,
  ],
})
export class QualityModule {}
