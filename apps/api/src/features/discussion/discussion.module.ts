import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { DiscussionController } from './discussion.controller.js';
import { DiscussionService } from './discussion.service.js';

@Module({
  imports: [ConsultationsModule],
  controllers: [DiscussionController],
  providers: [DiscussionService],
})
export class DiscussionModule {}
