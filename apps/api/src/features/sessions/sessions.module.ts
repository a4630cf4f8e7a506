import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { TranscriptModule } from '../transcript/index.js';
import { AccessModule } from '../access/index.js';
import { FactConsumer } from './fact.consumer.js';
import { NodesModule } from '../nodes/index.js';
import { QualityModule } from '../quality/index.js';
import { RecordingsModule } from '../recordings/index.js';
import { GuestLedger } from './guests/guest.ledger.js';
import { GuestService } from './guests/guest.service.js';
import { GuestView } from './guests/guest.view.js';
import { GuestVisits } from './guests/guest.visit.js';
import { GuestsController } from './guests/guests.controller.js';
import { PresenceService } from './presence.service.js';
import { PresenceSweep } from './presence.sweep.js';
import { SessionPlacer } from './session.placer.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { TicketService } from './ticket.service.js';
import { TicketSigner } from './ticket.signer.js';
import { TurnCredentials } from './turn.credentials.js';

@Module({
  imports: [
    AccessModule,
    ConsultationsModule,
    NodesModule,
    QualityModule,
    RecordingsModule,
    TranscriptModule,
  ],
  controllers: [GuestsController, SessionsController],
  providers: [
    SessionPlacer,
    TicketSigner,
    FactConsumer,
    GuestLedger,
    GuestService,
    GuestView,
    GuestVisits,
    PresenceService,
    PresenceSweep,
    SessionsService,
    TicketService,
    TurnCredentials,
  ],
})
export class SessionsModule {}
