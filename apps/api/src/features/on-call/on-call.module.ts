import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { RoutingModule } from '../routing/index.js';
import { LadderRunner } from './ladder.runner.js';
import { LadderScenes } from './ladder.scene.js';
import { OnCallController } from './on-call.controller.js';
import { OnCallHints } from './on-call.hints.js';
import { PageService } from './page.service.js';
import { RosterReader } from './roster.reader.js';
import { RosterService } from './roster.service.js';
import { SwapService } from './swap.service.js';

@Module({
  imports: [ConsultationsModule, RoutingModule],
  controllers: [OnCallController],
  providers: [LadderRunner, LadderScenes, OnCallHints, PageService, RosterReader, RosterService, SwapService],
})
export class OnCallModule {}
