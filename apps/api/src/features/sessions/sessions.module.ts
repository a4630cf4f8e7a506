import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { TranscriptModule } from '../transcript/index.js';
import { FactConsumer } from './fact.consumer.js';
import { NodesModule } from '../nodes/index.js';
import { RecordingsModule } from '../recordings/index.js';
import { PresenceService } from './presence.service.js';
import { SessionPlacer } from './session.placer.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { TicketService } from './ticket.service.js';
import { TicketSigner } from './ticket.signer.js';

@Module({
  imports: [ConsultationsModule, NodesModule, RecordingsModule, TranscriptModule],
  controllers: [SessionsController],
  providers: [SessionPlacer, TicketSigner, FactConsumer, PresenceService, SessionsService, TicketService],
})
export class SessionsModule {}
