import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { CreditReader } from './credit.reader.js';
import { OverflowKeeper } from './overflow.keeper.js';
import { RerouteService } from './reroute.service.js';
import { RoutingController } from './routing.controller.js';
import { RoutingDesk } from './routing.desk.js';
import { RoutingReader } from './routing.reader.js';
import { RoutingSettingService } from './setting.service.js';
import { TriageReader } from './triage.reader.js';

@Module({
  imports: [ConsultationsModule],
  controllers: [RoutingController],
  providers: [
    CreditReader,
    OverflowKeeper,
    RerouteService,
    RoutingDesk,
    RoutingReader,
    RoutingSettingService,
    TriageReader,
  ],
  exports: [RoutingDesk],
})
export class RoutingModule {}
