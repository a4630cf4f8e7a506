import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { TranscriptModule } from '../transcript/index.js';
import { FactConsumer } from './fact.consumer.js';
import { NodeDirectory } from './node.directory.js';
import { PresenceService } from './presence.service.js';
import { SessionPlacer } from './session.placer.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { TicketService } from './ticket.service.js';
import { TicketSigner } from './ticket.signer.js';

@Module({
  imports: [ConsultationsModule, TranscriptModule],
  controllers: [SessionsController],
  providers: [
    SessionPlacer,
    TicketSigner,
    FactConsumer,
    NodeDirectory,
    PresenceService,
    SessionsService,
    TicketService,
  ],
})
export class SessionsModule {}
