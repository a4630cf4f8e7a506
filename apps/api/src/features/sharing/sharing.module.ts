import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsultationsModule } from '../consultations/index.js';
import { BreakGlassService } from './break-glass.service.js';
import { GlassReviewService } from './glass-review.service.js';
import { MemberService } from './member.service.js';
import { SharingController } from './sharing.controller.js';

@Module({
  imports: [AccessModule, ConsultationsModule],
  controllers: [SharingController],
  providers: [BreakGlassService, GlassReviewService, MemberService],
})
export class SharingModule {}
