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
import { UsualLinks } from './usual-links.service.js';

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
    UsualLinks,
  ],
  exports: [UsualLinks],
})
export class QualityModule {}
