import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SignallingServer } from './signalling.server.js';
import { SocketGate } from './socket.gate.js';
import { TicketService } from './ticket.service.js';

@Module({ imports: [RoomsModule], providers: [SignallingServer, SocketGate, TicketService] })
export class SignallingModule {}
