import { Injectable, Logger } from '@nestjs/common';
import type { Hint, HintEvents, HintName } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { Counter } from 'prom-client';
import { metrics } from '@jiedui/platform';
import type { Server } from 'socket.io';

/** Who may hear a hint: a kind of listener and whose, such as `person:<id>`. Features know the kinds. */
export type Audience = `${string}:${string}`;

export type HintServer = Server<Record<string, never>, HintEvents, Record<string, never>, HintSocketData>;

export interface HintSocketData {
  personId: PersonId;
  signInSessionId: string;
}

const pushed = new Counter({
  name: 'jiedui_hints_total',
  help: 'Hints pushed to browsers',
  labelNames: ['hint'],
  registers: [metrics],
});

/** Tells browsers that something changed. Called after the commit; a lost hint is made good by a refetch. */
@Injectable()
export class Realtime {
  private readonly logger = new Logger(Realtime.name);
  private server: HintServer | undefined;

  attach(server: HintServer): void {
    this.server = server;
  }

  publish<N extends HintName>(audience: Iterable<Audience>, name: N, payload: Hint<N>): void {
    const rooms = [...new Set(audience)];
    if (!this.server || rooms.length === 0) return;
    pushed.inc({ hint: name });
    this.logger.debug({ hint: name, rooms: rooms.length }, 'hint pushed');
    // socket.io derives the arguments from the event name, which a generic name leaves open
    this.server.to(rooms).emit(name, ...([payload] as Parameters<HintEvents[N]>));
  }

  /** Ends the sockets of a sign-in that was ended. */
  disconnect(signInSessionId: string): void {
    this.server?.in(signInRoom(signInSessionId)).disconnectSockets(true);
  }
}

export const signInRoom = (signInSessionId: string) => `sign-in:${signInSessionId}`;
