import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { BaseModule } from './base/base.module.js';
import type { ApiConfig } from './base/config/api.config.js';
import { entities } from './entities.js';
import { AccessModule } from './features/access/index.js';
import { AccountsModule } from './features/accounts/index.js';
import { AuditModule } from './features/audit/index.js';
import { ConsultationsModule } from './features/consultations/index.js';
import { CorrectionsModule } from './features/corrections/index.js';
import { DiscussionModule } from './features/discussion/index.js';
import { PanelsModule } from './features/panels/index.js';
import { HospitalsModule } from './features/hospitals/index.js';
import { ImportsModule } from './features/imports/index.js';
import { InspectionModule } from './features/inspection/index.js';
import { InstallationController } from './features/installation/index.js';
import { NeedsModule } from './features/needs/index.js';
import { NotificationsModule } from './features/notifications/index.js';
import { OnCallModule } from './features/on-call/index.js';
import { OutcomesModule } from './features/outcomes/index.js';
import { OversightModule } from './features/oversight/index.js';
import { PairingsModule } from './features/pairings/index.js';
import { PlansModule } from './features/plans/index.js';
import { PolicyModule } from './features/policy/index.js';
import { MatchingModule } from './features/matching/index.js';
import { QualityModule } from './features/quality/index.js';
import { RadarModule } from './features/radar/index.js';
import { ProgrammesModule } from './features/programmes/index.js';
import { RecordingsModule } from './features/recordings/index.js';
import { RecordsModule } from './features/records/index.js';
import { RegionsModule } from './features/regions/index.js';
import { ReportsModule } from './features/reports/index.js';
import { RequestsModule } from './features/requests/index.js';
import { SchedulingModule } from './features/scheduling/index.js';
import { SlotPlansModule } from './features/slot-plans/index.js';
import { RoutingModule } from './features/routing/index.js';
import { SessionsModule } from './features/sessions/index.js';
import { SharingModule } from './features/sharing/index.js';
import { StaffModule } from './features/staff/index.js';
import { TranscriptModule } from './features/transcript/index.js';

@Module({})
export class AppModule {
  static with(config: ApiConfig, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        BaseModule.with(config, entities, clock),
        AccessModule,
        AccountsModule,
        AuditModule,
        ConsultationsModule,
        CorrectionsModule,
        DiscussionModule,
        TranscriptModule,
        PanelsModule,
        HospitalsModule,
        ImportsModule,
        InspectionModule,
        NeedsModule,
        NotificationsModule,
        OnCallModule,
        OutcomesModule,
        OversightModule,
        PairingsModule,
        PlansModule,
        PolicyModule,
        MatchingModule,
        QualityModule,
        RadarModule,
        ProgrammesModule,
        RecordingsModule,
        RecordsModule,
        RegionsModule,
        ReportsModule,
        RequestsModule,
        SchedulingModule,
        SlotPlansModule,
        RoutingModule,
        SessionsModule,
        SharingModule,
        StaffModule,
      ],
      controllers: [InstallationController],
    };
  }
}
