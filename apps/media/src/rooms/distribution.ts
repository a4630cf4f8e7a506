import type { Carrier } from './carrier.js';
import type { Feed, Watched } from './feed.js';
import type { Peer } from './peer.js';

interface Receiver {
  /** Feeds that the peer is being offered or has. */
  readonly feeds: Map<string, Feed>;
  readonly consumed: Set<string>;
}

/** Sees to it that each peer can consume the feeds offered to it in its own wing, for as long as it does. */
export class Distribution {
  private readonly receivers = new Map<Peer, Receiver>();

  /** @param onLost is told when a peer has lost a feed that goes on: it should be offered again */
  constructor(
    private readonly carrier: Carrier,
    private readonly onLost: (peer: Peer, feed: Feed) => void,
  ) {}

  enter(peer: Peer): void {
    this.receivers.set(peer, { feeds: new Map(), consumed: new Set() });
    // Watched at the transport, so that it does not matter who makes the consumers.
    const { observer } = peer.transports.receive;
    observer.on('newconsumer', (consumer) => this.follow(peer, consumer.producerId, consumer));
    observer.on('newdataconsumer', (consumer) => this.follow(peer, consumer.dataProducerId, consumer));
  }

  leave(peer: Peer): void {
    const receiver = this.receivers.get(peer);
    this.receivers.delete(peer);
    for (const feed of receiver?.feeds.values() ?? []) this.release(peer, feed);
  }

  /**
   * Brings feeds to a peer that does not have them yet, and hands on those that arrived.
   * @param offer makes consumers of them; a feed it makes none of is let go again
   */
  async deliver(
    wanted: readonly Feed[],
    peer: Peer,
    offer: (ready: readonly Feed[]) => Promise<void>,
  ): Promise<void> {
    const receiver = this.receivers.get(peer);
    if (!receiver) return;
    const feeds = wanted.filter(({ id, isOver }) => !isOver && !receiver.feeds.has(id));
    for (const feed of feeds) receiver.feeds.set(feed.id, feed);
    const brought = await Promise.allSettled(
      feeds.map((feed) => this.carrier.bring(feed, peer.transports.wing, peer.id)),
    );
    const ready = feeds.filter((feed, at) => brought[at]?.status === 'fulfilled' && !feed.isOver);
    try {
      if (ready.length > 0 && !peer.isClosed) await offer(ready);
    } finally {
      for (const feed of feeds) if (!receiver.consumed.has(feed.id)) this.drop(peer, receiver, feed);
    }
    const failed = brought.find((outcome, at) => outcome.status === 'rejected' && !feeds[at]?.isOver);
    if (failed?.status === 'rejected') throw failed.reason;
  }

  /** Takes note of a consumer, and of when it is there no more. */
  private follow(
    peer: Peer,
    feedId: string,
    { paused, observer }: Watched & { readonly paused: boolean },
  ): void {
    const receiver = this.receivers.get(peer);
    const feed = receiver?.feeds.get(feedId);
    if (!receiver || !feed) return;
    receiver.consumed.add(feedId);
    if (!paused) feed.setFlowing(peer.id, true);
    observer.on('pause', () => feed.setFlowing(peer.id, false));
    observer.on('resume', () => feed.setFlowing(peer.id, true));
    observer.on('close', () => {
      receiver.consumed.delete(feedId);
      this.drop(peer, receiver, feed);
      // Told a moment later: of what ends with its sender the sender is told last.
      setImmediate(() => !feed.isOver && !peer.transports.receive.closed && this.onLost(peer, feed));
    });
  }

  private drop(peer: Peer, receiver: Receiver, feed: Feed): void {
    if (receiver.feeds.delete(feed.id)) this.release(peer, feed);
  }

  private release(peer: Peer, feed: Feed): void {
    this.carrier.release(feed, peer.transports.wing, peer.id);
  }
}
