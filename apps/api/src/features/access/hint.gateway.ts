import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CatalogueError, hintPath, type HintEvents } from '@jiedui/contracts';
import { connectRedis, requestIdFrom } from '@jiedui/platform';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { fastifyCookie } from '@fastify/cookie';
import type { Redis } from 'ioredis';
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import {
  type Audience,
  type HintServer,
  type HintSocketData,
  Realtime,
  signInRoom,
} from '../../base/realtime/realtime.js';
import { isOwnOrigin } from '../../base/http/origin.hook.js';
import { audiencesOf } from './audience.js';
import { sessionCookie } from './session-cookie.js';
import { SessionReader } from './session.reader.js';

type HintSocket = Socket<Record<string, never>, HintEvents, Record<string, never>, HintSocketData>;

/** A sign-in that ran out, and a post that began or ended, is noticed at the latest after this. */
const recheckMs = 60_000;

/** Whether a socket is in the rooms of these audiences and no others, but for its own and that of its sign-in. */
function hearsExactly({ id, rooms, data }: HintSocket, audiences: readonly Audience[]): boolean {
  const wanted = new Set<string>([...audiences, id, signInRoom(data.signInSessionId)]);
  return wanted.size === rooms.size && [...wanted].every((room) => rooms.has(room));
}

/** Carries hints to browsers, across api processes. Browsers send nothing, so there is nothing to refuse. */
@Injectable()
export class HintGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(HintGateway.name);
  private readonly connections: Redis[] = [];
  private server: HintServer | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly adapterHost: HttpAdapterHost,
    private readonly sessions: SessionReader,
    private readonly realtime: Realtime,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.adapterHost.httpAdapter.getHttpServer() as HttpServer;
    const server: HintServer = new Server(http, {
      path: hintPath,
      serveClient: false,
      maxHttpBufferSize: 1_024,
      allowRequest: ({ headers }, decide) => decide(null, isOwnOrigin(headers, this.config.PUBLIC_URL)),
      adapter: createAdapter(this.connect(), { streamName: `${this.config.REDIS_PREFIX}:hints` }),
    });
    server.use((socket, next) => void this.admit(socket).then(() => next(), next));
    this.server = server;
    this.realtime.attach(server);
    this.timer = setInterval(() => void this.dismissOutdated(), recheckMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    // Not server.close(): that waits for the HTTP server, which waits for these very sockets.
    this.server?.disconnectSockets(true);
    this.server?.engine.close();
    await this.server?.of('/').adapter.close();
    for (const connection of this.connections) connection.disconnect();
  }

  /** The streams adapter duplicates its client for blocking reads; the copies must be closed with it. */
  private connect(): Redis {
    const redis = connectRedis(this.config.REDIS_URL, { disconnectTimeout: 100 });
    const duplicate = redis.duplicate.bind(redis);
    redis.duplicate = (...options) => {
      const copy = duplicate(...options);
      copy.on('error', () => undefined);
      this.connections.push(copy);
      return copy;
    };
    this.connections.push(redis);
    return redis;
  }

  private async admit(socket: HintSocket): Promise<void> {
    const { headers } = socket.handshake;
    const requestId = requestIdFrom(headers['x-request-id']);
    const token = fastifyCookie.parse(headers.cookie ?? '')[sessionCookie];
    const caller = token ? await this.sessions.resolve(token) : undefined;
    if (!caller) throw this.refusal(new CatalogueError('NOT_SIGNED_IN'), requestId);
    if (caller.needsSecondFactor) throw this.refusal(new CatalogueError('SECOND_FACTOR_MISSING'), requestId);
    socket.data = { personId: caller.personId, signInSessionId: caller.signInSessionId };
    await socket.join([...audiencesOf(caller.actor), signInRoom(caller.signInSessionId)]);
    // Signed out in the meantime? Then nobody will tell this socket any more.
    const alive = await this.sessions.findAlive([caller.signInSessionId]);
    if (alive.size === 0) throw this.refusal(new CatalogueError('NOT_SIGNED_IN'), requestId);
    this.logger.debug({ requestId, personId: caller.personId }, 'hint socket admitted');
  }

  /** A sign-in that ran out ends its sockets too. One whose posts changed comes back and is admitted by them. */
  async dismissOutdated(): Promise<void> {
    const sockets = [...(this.server?.of('/').sockets.values() ?? [])];
    if (sockets.length === 0) return;
    const ids = new Set(sockets.map(({ data }) => data.signInSessionId));
    const alive = await this.sessions.findAlive([...ids]).catch(() => undefined);
    for (const socket of alive ? sockets : []) {
      const actor = alive?.get(socket.data.signInSessionId);
      if (!actor || !hearsExactly(socket, audiencesOf(actor))) socket.disconnect(true);
    }
  }

  private refusal(error: CatalogueError, requestId: string): Error & { data: unknown } {
    return Object.assign(new Error(error.code), { data: error.toProblem(requestId) });
  }
}
