import type { SessionId } from '@jiedui/kernel';
import { closeListener, connectRedis, JournalSeal } from '@jiedui/platform';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { REDIS } from '../redis.module.js';
import { JournalStore } from './journal.store.js';
import { SessionJournal } from './session.journal.js';

/** A room opens without its past rather than not at all; the past comes when Redis does. */
const openLimitMs = 2_000;

/** The journals of the rooms on this node, kept in step with what other nodes write into them. */
@Injectable()
export class JournalRegistry implements OnApplicationShutdown {
  private readonly logger = new Logger(JournalRegistry.name);
  private readonly byChannel = new Map<string, SessionJournal>();
  /** A connection of its own, since one that listens can do nothing else. */
  private readonly listener: Redis;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    @Inject(REDIS) private readonly redis: Redis,
  ) {
    this.listener = connectRedis(config.REDIS_URL);
    this.listener.on('message', (channel: string, position: string) =>
      this.byChannel.get(channel)?.noticed(position),
    );
    // What was said while it was away was not heard.
    this.listener.on('ready', () => this.refreshAll());
  }

  onApplicationShutdown(): Promise<void> {
    return closeListener(this.listener);
  }

  /** The caller closes it with its room. */
  async open(sessionId: SessionId): Promise<SessionJournal> {
    const { REDIS_PREFIX, MEDIA_SECRET } = this.config;
    const store = new JournalStore(this.redis, REDIS_PREFIX, sessionId);
    const journal = new SessionJournal(store, new JournalSeal(MEDIA_SECRET, sessionId));
    this.byChannel.set(store.channel, journal);
    const following = this.follow(store.channel, journal);
    await Promise.race([following, sleep(openLimitMs, undefined, { ref: false })]);
    return journal;
  }

  close(sessionId: SessionId): void {
    const { channel } = new JournalStore(this.redis, this.config.REDIS_PREFIX, sessionId);
    this.byChannel.get(channel)?.close();
    this.byChannel.delete(channel);
    this.listener.unsubscribe(channel).catch(() => undefined);
  }

  /** Listening comes first, so that nothing falls between. */
  private async follow(channel: string, journal: SessionJournal): Promise<void> {
    try {
      await this.listener.subscribe(channel);
    } catch (error) {
      this.logger.warn(`not told of a journal yet: ${String(error)}`);
    }
    await journal.refresh();
  }

  private refreshAll(): void {
    for (const journal of this.byChannel.values()) void journal.refresh();
  }
}
