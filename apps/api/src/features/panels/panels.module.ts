import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsultationsModule } from '../consultations/index.js';
import { PanelsController } from './panels.controller.js';
import { PanelService } from './panel.service.js';

@Module({
  imports: [AccessModule, ConsultationsModule],
  controllers: [PanelsController],
  providers: [PanelService],
})
export class PanelsModule {}
