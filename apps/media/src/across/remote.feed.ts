import type { FeedGift, FeedWish, SharedFeed } from '@jiedui/contracts';
import type { DataProducer, Producer, ProducerOptions } from 'mediasoup/types';
import { randomUUID } from 'node:crypto';
import type { Watched } from '../rooms/feed.js';
import type { Wing } from '../rooms/wing.js';
import type { NodePipe } from './node.pipe.js';

interface Landing {
  readonly wishId: string;
  readonly wing: Promise<Wing>;
  readonly settle: (landed: Wing | Error) => void;
  producer?: Producer | DataProducer;
}

function newLanding(): Landing {
  let settle!: Landing['settle'];
  const wing = new Promise<Wing>((resolve, reject) => {
    settle = (landed) => (landed instanceof Error ? reject(landed) : resolve(landed));
  });
  // Whoever waits for it hears of it; there may be nobody any more.
  wing.catch(() => undefined);
  return { wishId: randomUUID(), wing, settle };
}

/** A new viewer is there in a moment, and a link that wavers comes back: not every pause has to cross. */
const pauseAfterMs = 1_000;

/** What somebody on another node sends, brought here while somebody here takes it. */
export class RemoteFeed {
  readonly id: string;
  readonly isData: boolean;
  readonly appData: { readonly peerId: string; readonly source: SharedFeed['source'] };
  private readonly users = new Set<string>();
  private readonly flowing = new Set<string>();
  private landing: Landing | undefined;
  private isPausedThere: boolean;
  private isPausedHere = false;
  private hasEnded = false;
  private pausing: NodeJS.Timeout | undefined;

  constructor(
    shared: SharedFeed,
    private readonly onChange: () => void,
  ) {
    this.id = shared.feedId;
    this.isData = shared.isData;
    this.appData = { peerId: shared.peerId, source: shared.source };
    this.isPausedThere = shared.isPaused;
  }

  get isOver(): boolean {
    return this.hasEnded;
  }

  /** What the other node is to be told; nothing while nobody here takes it. */
  get wish(): FeedWish | undefined {
    const { landing, id: feedId, isPausedHere: isPaused } = this;
    return landing && { feedId, wishId: landing.wishId, isPaused };
  }

  land(user: string): Promise<Wing> {
    if (this.hasEnded) return Promise.reject(new Error('the feed is over'));
    this.users.add(user);
    if (!this.landing) {
      this.landing = newLanding();
      this.isPausedHere = false;
      this.pauseLater();
      this.onChange();
    }
    return this.landing.wing;
  }

  letGo(user: string): void {
    this.users.delete(user);
    this.setFlowing(user, false);
    if (this.users.size === 0) this.takeOff();
  }

  /** Whether it gets through to a user; what gets through to nobody need not cross. */
  setFlowing(user: string, isFlowing: boolean): void {
    if (isFlowing) this.flowing.add(user);
    else this.flowing.delete(user);
    if (this.flowing.size === 0) return this.pauseLater();
    clearTimeout(this.pausing);
    this.pausing = undefined;
    this.setPausedHere(false);
  }

  /** What the other node says of it. */
  async learn({ isPaused }: SharedFeed): Promise<void> {
    this.isPausedThere = isPaused;
    const producer = this.landing?.producer;
    if (!producer || producer.closed || producer.paused === isPaused) return;
    await (isPaused ? producer.pause() : producer.resume());
  }

  /** Takes what the other node sends, if it is what was wished, through the pipe that stands. */
  async take(gift: FeedGift | undefined, pipe: NodePipe): Promise<void> {
    const { landing } = this;
    if (!landing || landing.producer || gift?.wishId !== landing.wishId || gift.pairId !== pipe.pairId)
      return;
    const producer = await this.produce(gift, pipe);
    if (this.landing !== landing) return producer.close();
    landing.producer = producer;
    const { observer }: Watched = producer;
    observer.on('close', () => {
      if (this.landing === landing) this.takeOff();
    });
    landing.settle(pipe.wing);
  }

  end(): void {
    this.hasEnded = true;
    this.takeOff();
  }

  private produce({ parameters }: FeedGift, { transport }: NodePipe): Promise<Producer | DataProducer> {
    const { id, appData, isPausedThere: paused } = this;
    const own = { ...parameters, id, appData, paused };
    return this.isData ? transport.produceData(own) : transport.produce(own as unknown as ProducerOptions);
  }

  private pauseLater(): void {
    if (!this.landing || this.isPausedHere) return;
    this.pausing ??= setTimeout(() => this.setPausedHere(true), pauseAfterMs);
  }

  private setPausedHere(isPaused: boolean): void {
    this.pausing = undefined;
    if (!this.landing || this.isPausedHere === isPaused) return;
    this.isPausedHere = isPaused;
    this.onChange();
  }

  private takeOff(): void {
    const { landing } = this;
    if (!landing) return;
    this.landing = undefined;
    clearTimeout(this.pausing);
    this.pausing = undefined;
    landing.settle(new Error('the feed is gone'));
    landing.producer?.close();
    this.onChange();
  }
}
