import { controlKeys, type MediaFact } from '@jiedui/contracts';
import { retryDelayMs } from '@jiedui/kernel';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { REDIS } from '../redis.module.js';

/** What the moment and this node add by themselves is left out. */
type Stamped = 'id' | 'at' | 'nodeId';
export type FactDraft = MediaFact extends infer F ? (F extends MediaFact ? Omit<F, Stamped> : never) : never;

/** Far more than the api ever leaves unread; without a bound a forgotten stream would fill Redis. */
const streamLength = 100_000;
const retryBackOff = { firstMs: 200, limitMs: 3_000 };
const flushLimitMs = 3_000;

/** Delivers facts to the api's stream in order, at least once, however long Redis is away. */
@Injectable()
export class FactOutbox implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FactOutbox.name);
  private readonly waiting: MediaFact[] = [];
  private delivering: Promise<void> | undefined;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  report(draft: FactDraft): void {
    const stamp = { id: randomUUID(), at: new Date().toISOString(), nodeId: this.config.MEDIA_NODE_ID };
    this.waiting.push({ ...draft, ...stamp });
    this.delivering ??= this.deliver();
  }

  /** The rooms are closed by now; what they reported last still has to arrive. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([this.delivering, sleep(flushLimitMs, undefined, { ref: false })]);
    if (this.waiting.length > 0) this.logger.error(`${this.waiting.length} facts could not be delivered`);
  }

  private async deliver(): Promise<void> {
    const stream = controlKeys.facts(this.config.REDIS_PREFIX);
    let attempt = 0;
    for (let fact = this.waiting[0]; fact; fact = this.waiting[0]) {
      try {
        await this.redis.xadd(stream, 'MAXLEN', '~', streamLength, '*', 'fact', JSON.stringify(fact));
        this.waiting.shift();
        attempt = 0;
      } catch (error) {
        this.logger.warn(`fact not delivered yet: ${String(error)}`);
        await sleep(retryDelayMs(attempt, retryBackOff, Math.random()));
        attempt += 1;
      }
    }
    // In the same breath as the last look: what is reported a moment later must not take this for still going on.
    this.delivering = undefined;
  }
}
