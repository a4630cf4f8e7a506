import { controlKeys, NodeShare, NodeWord } from '@jiedui/contracts';
import type { SessionSeal } from '@jiedui/platform';
import { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { EventEmitter } from 'node:events';

interface ExchangeEvents {
  word: [NodeWord];
  /** These are all that are there. */
  shares: [readonly NodeShare[]];
  /** This run of a node gives no sign of life any more. */
  lost: [runId: string];
}

/** Longer than any session: what a killed node leaves goes away by itself. */
const expiryMs = 24 * 3_600_000;

/** What the nodes of one session tell one another, over Redis and sealed. */
export class SessionExchange extends EventEmitter<ExchangeEvents> {
  private readonly logger = new Logger(SessionExchange.name);
  readonly channel: string;
  private readonly key: string;
  /** One after the other, so that what was said last counts. */
  private telling: Promise<unknown> = Promise.resolve();
  private hearing: Promise<unknown> = Promise.resolve();
  private own: NodeShare | undefined;

  constructor(
    private readonly redis: Redis,
    prefix: string,
    private readonly seal: SessionSeal,
    readonly nodeId: string,
    readonly runId: string,
  ) {
    super();
    this.key = controlKeys.shares(prefix, seal.name);
    this.channel = controlKeys.sharesTold(prefix, seal.name);
  }

  /** Kept for those who come later, and told to those who are there. */
  share(share: NodeShare): void {
    this.own = share;
    this.tell(async () => {
      if (this.own !== share) return;
      const [stored, told] = await Promise.all([
        this.seal.seal(share),
        this.seal.seal({ kind: 'share', share } satisfies NodeWord),
      ]);
      await this.redis
        .multi()
        .hset(this.key, share.place, stored)
        .pexpire(this.key, expiryMs)
        .publish(this.channel, told)
        .exec();
    });
  }

  /** This node has nothing of the session any more. */
  leave(place: string): Promise<unknown> {
    this.own = undefined;
    this.tell(async () => {
      const told = await this.seal.seal({ kind: 'gone', nodeId: this.nodeId, place } satisfies NodeWord);
      await this.redis.multi().hdel(this.key, place).publish(this.channel, told).exec();
    });
    return this.telling;
  }

  heard(sealed: string): void {
    this.hear(async () => {
      const word = NodeWord.parse(await this.seal.open(sealed));
      const from = word.kind === 'share' ? word.share.nodeId : word.nodeId;
      if (from !== this.nodeId) this.emit('word', word);
    });
  }

  /** After nothing could be heard for a while. */
  refresh(): Promise<unknown> {
    if (this.own) this.share(this.own);
    this.hear(async () => {
      const sealed = Object.values(await this.redis.hgetall(this.key));
      const opened = await Promise.all(sealed.map((one) => this.openStored(one)));
      const shares = opened.flatMap((share) => (share && share.nodeId !== this.nodeId ? share : []));
      this.emit('shares', shares);
    });
    return this.hearing;
  }

  /** Takes away what a lost node cannot take away itself. */
  forget(place: string): void {
    this.tell(() => this.redis.hdel(this.key, place));
  }

  private async openStored(sealed: string): Promise<NodeShare | undefined> {
    return NodeShare.safeParse(await this.seal.open(sealed).catch(() => undefined)).data;
  }

  private tell(work: () => Promise<unknown>): void {
    this.telling = this.telling
      .then(work)
      .catch((error: unknown) => this.logger.warn(`not told to other nodes: ${String(error)}`));
  }

  private hear(work: () => Promise<unknown>): void {
    this.hearing = this.hearing
      .then(work)
      .catch((error: unknown) => this.logger.warn(`another node is not understood: ${nameOf(error)}`));
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'not readable');
