import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { ConsultationReader } from '../consultations/index.js';
import { SessionsService } from './sessions.service.js';
import { TicketService } from './ticket.service.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly reader: ConsultationReader,
    private readonly tickets: TicketService,
    private readonly sessions: SessionsService,
  ) {}

  @Endpoint(endpoints.issueRoomTicket)
  issueRoomTicket({ params, query }: InputOf<'issueRoomTicket'>, caller: Caller) {
    return this.tickets.issue(caller, params.consultationId, query.lostNodeId);
  }

  @Endpoint(endpoints.endSession)
  async endSession({ params }: InputOf<'endSession'>, caller: Caller) {
    await this.sessions.end(caller, params.consultationId);
    return this.reader.get(caller, params.consultationId);
  }
}
