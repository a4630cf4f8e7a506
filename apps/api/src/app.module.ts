import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { BaseModule } from './base/base.module.js';
import type { ApiConfig } from './base/config/api.config.js';
import { entities } from './entities.js';
import { AccessModule } from './features/access/index.js';
import { ConsultationsModule } from './features/consultations/index.js';
import { InstallationController } from './features/installation/index.js';
import { NotificationsModule } from './features/notifications/index.js';
import { PairingsModule } from './features/pairings/index.js';
import { RecordsModule } from './features/records/index.js';
import { SessionsModule } from './features/sessions/index.js';

@Module({})
export class AppModule {
  static with(config: ApiConfig, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        BaseModule.with(config, entities, clock),
        AccessModule,
        ConsultationsModule,
        NotificationsModule,
        PairingsModule,
        RecordsModule,
        SessionsModule,
      ],
      controllers: [InstallationController],
    };
  }
}
