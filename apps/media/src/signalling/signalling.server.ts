import {
  CatalogueError,
  type SignallingRequestName,
  signallingPath,
  signallingRequests,
  type TicketClaims,
} from '@jiedui/contracts';
import { runInRequest } from '@jiedui/platform';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import type { PeerLink } from '../rooms/peer-link.js';
import { RoomRegistry } from '../rooms/room.registry.js';
import { answerRequest, problemOf } from './answer.js';
import { FloodGuard } from './flood-guard.js';
import { SocketGate } from './socket.gate.js';
import { TicketService } from './ticket.service.js';

interface SocketData {
  claims: TicketClaims;
  /** From the lobby: so that entering later is quick, if it may be at all. */
  isEarly: boolean;
}

/**
 * Events are typed by the contract's tables at both ends of this file: pushes by PeerLink, requests by the
 * handlers. In between a hostile browser can send anything, and `unknown` is what says so.
 */
type SignallingSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;

/** Who opens a socket has a ticket to show; the rest only take up room. */
const connectTimeout = 10_000;
/**
 * A link that goes silent for 20 seconds must find its socket as it was: media comes back by itself, and
 * joining again would only cost time. A closed browser is noticed at once anyhow.
 */
const pingInterval = 10_000;
const pingTimeout = 25_000;

/** What is used here of the connection that carries a socket. */
interface EngineSocket {
  readonly request: IncomingMessage;
  once(event: 'close', listener: () => void): void;
}

const requestNames = Object.keys(signallingRequests) as SignallingRequestName[];

/** The socket between browsers and their peers in rooms. */
@Injectable()
export class SignallingServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private io: Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData> | undefined;
  private isClosing = false;

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly tickets: TicketService,
    private readonly rooms: RoomRegistry,
    private readonly gate: SocketGate,
  ) {}

  onApplicationBootstrap(): void {
    const httpServer: HttpServer = this.adapterHost.httpAdapter.getHttpServer();
    this.io = new Server(httpServer, {
      path: signallingPath,
      cors: { origin: this.config.WEB_ORIGINS },
      serveClient: false,
      maxHttpBufferSize: this.config.SIGNALLING_MAX_BYTES,
      allowRequest: (request, decide) => decide(null, !this.isClosing && this.gate.mayShakeHands(request)),
      connectTimeout,
      pingInterval,
      pingTimeout,
    });
    this.io.engine.on('connection', (connection: EngineSocket) =>
      connection.once('close', this.gate.connected(connection.request)),
    );
    this.io.use((socket, next) => void this.admit(socket).then(() => next(), next));
    this.io.on('connection', (socket) => this.serve(socket));
  }

  /** By now the rooms have told their peers where things stand. */
  beforeApplicationShutdown(): void {
    // Whoever comes back at once would be waited for, and the node never end.
    this.isClosing = true;
    this.io?.disconnectSockets(true);
    this.io?.engine.close();
  }

  private async admit(socket: SignallingSocket): Promise<void> {
    const { request } = socket;
    try {
      this.gate.requireAddress(request);
      const claims = await this.tickets.redeem(socket.handshake.auth);
      this.rooms.requireOpen(claims.sessionId);
      const release = this.gate.admitted(claims.personId);
      // The connection may have gone while the ticket was judged.
      if (socket.conn.readyState === 'open') socket.conn.once('close', release);
      else release();
      socket.data = { claims, isEarly: socket.handshake.auth['isEarly'] === true };
    } catch (error) {
      if (error instanceof CatalogueError && error.code === 'TICKET_INVALID') this.gate.refused(request);
      const problem = problemOf(error, 'connect');
      throw Object.assign(new Error(problem.code), { data: problem });
    }
  }

  private serve(socket: SignallingSocket): void {
    const { claims, isEarly } = socket.data;
    const inRequest = <T>(work: () => T) => runInRequest(claims.requestId ?? randomUUID(), work);
    const link = linkOf(socket);
    const seat = inRequest(() => this.rooms.enter(claims, link, isEarly));
    // Listening before the seat is ready: requests that come early wait for it.
    const floodGuard = new FloodGuard(
      { burst: this.config.SIGNALLING_BURST, perSecond: this.config.SIGNALLING_PER_SECOND },
      () => socket.disconnect(true),
    );
    socket.use(([, ...args], next) => {
      const isCalm = floodGuard.allows();
      if (isCalm && !link.isWaiting) return next();
      const code = isCalm ? 'ROOM_NOT_ADMITTED' : 'TOO_MANY_ATTEMPTS';
      ackOf(args)?.({ ok: false, error: new CatalogueError(code).toProblem() });
    });
    for (const event of requestNames) {
      socket.on(event, (...args: unknown[]) =>
        inRequest(() => answerRequest(event, seat, args[0]).then((answer) => ackOf(args)?.(answer))),
      );
    }
    socket.on('disconnect', () =>
      seat.then(({ room, peer }) => room.lostSocket(peer)).catch(() => undefined),
    );
    seat.catch((error: unknown) => {
      problemOf(error, 'enter');
      socket.disconnect(true);
    });
  }
}

/** The last argument, where the browser asked for an answer at all. */
function ackOf(args: readonly unknown[]): ((answer: unknown) => void) | undefined {
  const last = args.at(-1);
  return typeof last === 'function' ? (answer) => void last(answer) : undefined;
}

function linkOf(socket: SignallingSocket): PeerLink {
  const gone = new AbortController();
  socket.on('disconnect', () => gone.abort());
  return {
    push: (event, payload) => void socket.emit(event, payload),
    close: () => void socket.disconnect(true),
    gone: gone.signal,
    isWaiting: false,
  };
}
