import 'reflect-metadata';
import { rightsOfRole } from '@jiedui/domain';
import { controlKeys, MediaFact, NodeHeartbeat, QualityFact, type TicketClaims } from '@jiedui/contracts';
import type { ConsultationId, PersonId, SessionId } from '@jiedui/kernel';
import { connectRedis } from '@jiedui/platform';
import { freePorts, SignallingClient, signRoomTicket, type TicketSigning, waitFor } from '@jiedui/testing';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { randomUUID } from 'node:crypto';
import { AppModule } from './app.module.js';
import { type MediaConfig, readMediaConfig } from './config.js';
import type { RoomTimings } from './rooms/room.js';

const shortTimings: RoomTimings = { lingerMs: 300, emptyMs: 500 };

export const newSessionId = () => randomUUID() as SessionId;
export const newPersonId = () => randomUUID() as PersonId;

async function testConfig(overrides: Record<string, string>): Promise<MediaConfig> {
  return readMediaConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    REDIS_URL: process.env.TEST_REDIS_URL,
    // Test files share one Redis.
    REDIS_PREFIX: `test-${randomUUID()}`,
    MEDIA_SECRET: randomUUID(),
    MEDIA_PUBLIC_URL: 'http://127.0.0.1',
    MEDIA_NODE_ID: 'node-under-test',
    MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN,
    MEDIA_WORKERS: '1',
    RTC_PORT: String(await freePorts(1)),
    ...overrides,
  });
}

/** A real media node in this process: real worker, real sockets, real Redis. */
export class MediaNodeFixture {
  private closing: Promise<void> | undefined;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: MediaConfig,
    readonly url: string,
    private readonly timings: RoomTimings,
    private readonly redis: ReturnType<typeof connectRedis>,
  ) {}

  static async start(
    overrides: Record<string, string> = {},
    timings: RoomTimings = shortTimings,
  ): Promise<MediaNodeFixture> {
    const config = await testConfig(overrides);
    const module = AppModule.with(config, timings);
    const options = { bufferLogs: true, abortOnError: false };
    const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), options);
    app.useLogger(app.get(Logger));
    await app.listen(0, '127.0.0.1').catch(async (error: unknown) => {
      // Half started, it may fail to close as well; why it did not start is to be told.
      await app.close().catch(() => undefined);
      throw error;
    });
    return new MediaNodeFixture(
      app,
      config,
      await app.getUrl(),
      timings,
      connectRedis(process.env.TEST_REDIS_URL ?? ''),
    );
  }

  /** One more node of the same installation. */
  another(nodeId: string): Promise<MediaNodeFixture> {
    const { REDIS_PREFIX, MEDIA_SECRET, WEB_ORIGINS } = this.config;
    const shared = { REDIS_PREFIX, MEDIA_SECRET, WEB_ORIGINS: WEB_ORIGINS.join(',') };
    return MediaNodeFixture.start({ ...shared, MEDIA_NODE_ID: nodeId }, this.timings);
  }

  /** Ends the node as a signal would; what it left in Redis can still be read. */
  close(): Promise<void> {
    return (this.closing ??= this.app.close());
  }

  async stop(): Promise<void> {
    await this.close();
    this.redis.disconnect();
  }

  claims(wish: Partial<TicketClaims> = {}): TicketClaims {
    const role = wish.role ?? 'expert';
    return {
      sessionId: newSessionId(),
      consultationId: randomUUID() as ConsultationId,
      personId: newPersonId(),
      role,
      rights: [...rightsOfRole(role)],
      nameZh: '王敏',
      nameEn: 'Wang Min',
      nodeId: this.config.MEDIA_NODE_ID,
      mayPublish: ['microphone', 'camera', 'screen'],
      ...wish,
    };
  }

  ticket(wish: Partial<TicketClaims> = {}, signing: Partial<TicketSigning> = {}): Promise<string> {
    return signRoomTicket({ secret: this.config.MEDIA_SECRET, claims: this.claims(wish), ...signing });
  }

  /** Connected and welcomed, not joined. */
  async enter(wish: Partial<TicketClaims> = {}): Promise<SignallingClient> {
    return SignallingClient.connect(this.url, { ticket: await this.ticket(wish) });
  }

  async join(wish: Partial<TicketClaims> = {}): Promise<SignallingClient> {
    const peer = await this.enter(wish);
    await peer.join();
    return peer;
  }

  /** What the api would read, oldest first. */
  async facts(): Promise<MediaFact[]> {
    const entries = await this.redis.xrange(controlKeys.facts(this.config.REDIS_PREFIX), '-', '+');
    return entries.map(([, [field, json]]) => {
      if (field !== 'fact') throw new Error(`unknown field ${field}`);
      return MediaFact.parse(JSON.parse(json ?? ''));
    });
  }

  /** What the api would read of the links in its rooms, oldest first. */
  async qualityFacts(): Promise<QualityFact[]> {
    const entries = await this.redis.xrange(controlKeys.quality(this.config.REDIS_PREFIX), '-', '+');
    return entries.map(([, [, json]]) => QualityFact.parse(JSON.parse(json ?? '')));
  }

  /** Of people and rooms, oldest first; that a journal grows is told beside, whenever it has. */
  async presenceFacts(): Promise<MediaFact[]> {
    return (await this.facts()).filter(({ type }) => type !== 'journal.grew');
  }

  /** What happened to people and rooms, once so much has. */
  async factTypes(count: number): Promise<string[]> {
    const facts = await waitFor(`${count} facts`, async () => {
      const told = await this.presenceFacts();
      return told.length >= count && told;
    });
    return facts.map(({ type }) => type);
  }

  async command(command: unknown): Promise<void> {
    const stream = controlKeys.commands(this.config.REDIS_PREFIX, this.config.MEDIA_NODE_ID);
    await this.redis.xadd(
      stream,
      '*',
      'command',
      typeof command === 'string' ? command : JSON.stringify(command),
    );
  }

  /** As the api does for whoever runs the installation. */
  async setDrain(isWanted: boolean): Promise<void> {
    const drained = controlKeys.drained(this.config.REDIS_PREFIX);
    if (isWanted) await this.redis.sadd(drained, this.config.MEDIA_NODE_ID);
    else await this.redis.srem(drained, this.config.MEDIA_NODE_ID);
    await this.askForBeat();
  }

  /** @returns how many heard it */
  askForBeat(): Promise<number> {
    const { REDIS_PREFIX, MEDIA_NODE_ID } = this.config;
    return this.redis.publish(controlKeys.beatWanted(REDIS_PREFIX, MEDIA_NODE_ID), '');
  }

  async heartbeat(): Promise<NodeHeartbeat | null> {
    const { REDIS_PREFIX, MEDIA_NODE_ID } = this.config;
    const json = await this.redis.get(controlKeys.heartbeat(REDIS_PREFIX, MEDIA_NODE_ID));
    return json === null ? null : NodeHeartbeat.parse(JSON.parse(json));
  }
}
