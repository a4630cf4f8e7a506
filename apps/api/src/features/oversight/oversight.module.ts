import { Module } from '@nestjs/common';
import { OversightController } from './oversight.controller.js';
import { OversightService } from './oversight.service.js';

@Module({ controllers: [OversightController], providers: [OversightService] })
export class OversightModule {}
