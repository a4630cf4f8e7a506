import type { FeedGift, FeedWish, NodeShare, PipeEnd, SharedPeer } from '@jiedui/contracts';
import type { TransportListenInfo } from 'mediasoup/types';
import { randomUUID } from 'node:crypto';
import type { Carrier } from '../rooms/carrier.js';
import type { Feed } from '../rooms/feed.js';
import type { Wing } from '../rooms/wing.js';
import { Gifts } from './gifts.js';
import { NodePipe } from './node.pipe.js';
import { RemoteFeed } from './remote.feed.js';

/** What this node has of the session, and where it meets others. */
export interface OwnSide {
  readonly nodeId: string;
  readonly carrier: Carrier;
  readonly listenInfo: TransportListenInfo;
  wing(): Promise<Wing>;
  feedOf(feedId: string): Feed | undefined;
  /** The other nodes are to be told something new. */
  onChange(): void;
}

/** Another node that holds people of the session, and the pipe to it. */
export class RemoteNode {
  readonly feeds = new Map<string, RemoteFeed>();
  private pipe: NodePipe | undefined;
  private giving: Gifts | undefined;

  constructor(
    public share: NodeShare,
    private readonly own: OwnSide,
  ) {}

  /** This side of the pipe. */
  get end(): PipeEnd | undefined {
    return this.pipe?.describe();
  }

  get wishes(): FeedWish[] {
    return [...this.feeds.values()].flatMap(({ wish }) => wish ?? []);
  }

  get gifts(): FeedGift[] {
    return this.giving?.list ?? [];
  }

  get flowingGifts(): number {
    return this.giving?.flowing ?? 0;
  }

  /**
   * @param shown those of its people who are there, and not meanwhile on another node
   * @returns what they send that was not known before
   */
  show(shown: readonly SharedPeer[]): RemoteFeed[] {
    const ids = new Set(shown.map(({ peerId }) => peerId));
    const sent = new Map(
      this.share.feeds.filter(({ peerId }) => ids.has(peerId)).map((feed) => [feed.feedId, feed]),
    );
    for (const [id, feed] of this.feeds) {
      if (sent.has(id)) continue;
      this.feeds.delete(id);
      feed.end();
    }
    const news = [...sent.values()].filter(({ feedId }) => !this.feeds.has(feedId));
    const begun = news.map((shared) => new RemoteFeed(shared, () => this.own.onChange()));
    for (const feed of begun) this.feeds.set(feed.id, feed);
    return begun;
  }

  /** Brings the pipe, and what goes through it both ways, to what both sides say. */
  async settle(): Promise<void> {
    await this.meet();
    const { pipe, giving, share } = this;
    if (!pipe || pipe.isBroken) return;
    const { [this.own.nodeId]: wishes = [] } = share.wishes;
    const { [this.own.nodeId]: gifts = [] } = share.gifts;
    await giving?.settle(wishes, (feedId) => this.own.feedOf(feedId));
    for (const shared of share.feeds) {
      const feed = this.feeds.get(shared.feedId);
      await feed?.learn(shared);
      await feed?.take(
        gifts.find(({ feedId }) => feedId === shared.feedId),
        pipe,
      );
    }
  }

  close(): void {
    for (const feed of this.feeds.values()) feed.end();
    this.feeds.clear();
    this.pipe?.close();
  }

  /** The node that comes first by name says which pipe it is, so that both never wait for each other. */
  private async meet(): Promise<void> {
    const { [this.own.nodeId]: theirs } = this.share.ends;
    const leads = this.own.nodeId < this.share.nodeId;
    if (leads) {
      const isLostThere = theirs?.isBroken === true && theirs.pairId === this.pipe?.pairId;
      if (!this.pipe || this.pipe.isBroken || isLostThere) await this.open(randomUUID());
    } else if (theirs && !theirs.isBroken && theirs.pairId !== this.pipe?.pairId) {
      await this.open(theirs.pairId);
    }
    if (theirs) await this.pipe?.connect(theirs);
  }

  private async open(pairId: string): Promise<void> {
    this.pipe?.close();
    const pipe = await NodePipe.open(pairId, await this.own.wing(), this.own.listenInfo);
    const user = `node ${this.share.nodeId} ${pairId}`;
    this.pipe = pipe;
    this.giving = new Gifts(pipe, this.own.carrier, user, () => this.own.onChange());
    // The worker that it was in may die.
    pipe.transport.observer.once('close', () => this.own.onChange());
    this.own.onChange();
  }
}
