import type { FeedGift, FeedWish } from '@jiedui/contracts';
import type { Consumer, DataConsumer } from 'mediasoup/types';
import type { Carrier } from '../rooms/carrier.js';
import type { Feed, Watched } from '../rooms/feed.js';
import type { NodePipe } from './node.pipe.js';

interface Given {
  readonly feed: Feed;
  readonly wishId: string;
  readonly consumer: Consumer | DataConsumer;
  readonly gift: FeedGift;
}

/** What this node sends through one pipe because the other node wishes it: each feed once. */
export class Gifts {
  private readonly given = new Map<string, Given>();

  constructor(
    private readonly pipe: NodePipe,
    private readonly carrier: Carrier,
    private readonly user: string,
    private readonly onChange: () => void,
  ) {}

  get list(): FeedGift[] {
    return [...this.given.values()].map(({ gift }) => gift);
  }

  get flowing(): number {
    return [...this.given.values()].filter(({ consumer }) => !consumer.paused).length;
  }

  /** Brings what is sent to what is wished of the feeds that this node has. */
  async settle(wishes: readonly FeedWish[], feedOf: (feedId: string) => Feed | undefined): Promise<void> {
    const wishIds = new Set(wishes.map(({ wishId }) => wishId));
    for (const { wishId, consumer } of this.given.values()) if (!wishIds.has(wishId)) consumer.close();
    for (const wish of wishes) {
      const feed = feedOf(wish.feedId);
      if (feed && !feed.isOver && !this.given.has(wish.feedId)) await this.give(feed, wish);
      await this.setPaused(wish);
    }
  }

  private async setPaused({ feedId, isPaused }: FeedWish): Promise<void> {
    const consumer = this.given.get(feedId)?.consumer;
    if (!consumer || consumer.closed || consumer.paused === isPaused) return;
    // Going on asks for a key frame by itself.
    await (isPaused ? consumer.pause() : consumer.resume());
  }

  private async give(feed: Feed, { wishId }: FeedWish): Promise<void> {
    await this.carrier.bring(feed, this.pipe.wing, this.user);
    let consumer: Consumer | DataConsumer;
    try {
      consumer = await this.consume(feed);
    } catch (error) {
      this.carrier.release(feed, this.pipe.wing, this.user);
      throw error;
    }
    const gift = { feedId: feed.id, wishId, pairId: this.pipe.pairId, parameters: parametersOf(consumer) };
    const given: Given = { feed, wishId, consumer, gift };
    this.given.set(feed.id, given);
    const { observer }: Watched = consumer;
    observer.on('close', () => {
      if (this.given.get(feed.id) === given) this.given.delete(feed.id);
      this.carrier.release(feed, this.pipe.wing, this.user);
      this.onChange();
    });
  }

  private consume({ id, isData }: Feed): Promise<Consumer | DataConsumer> {
    const { transport } = this.pipe;
    return isData ? transport.consumeData({ dataProducerId: id }) : transport.consume({ producerId: id });
  }
}

function parametersOf(consumer: Consumer | DataConsumer): FeedGift['parameters'] {
  if ('kind' in consumer) return { kind: consumer.kind, rtpParameters: consumer.rtpParameters };
  const { sctpStreamParameters, label, protocol } = consumer;
  return { sctpStreamParameters, label, protocol };
}
