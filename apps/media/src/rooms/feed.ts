import type { DataAppData, PeerDataProducer } from './peer-data.js';
import type { PeerProducer, ProducerAppData } from './peer-producer.js';
import type { Peer } from './peer.js';
import type { Wing } from './wing.js';

/** A producer or consumer of media or data, as far as watching it goes. */
export interface Watched {
  readonly observer: { on(event: 'close' | 'pause' | 'resume', listener: () => void): unknown };
}

interface FeedOf<A> {
  readonly id: string;
  readonly appData: A;
  /** Whether it is gone for good. */
  readonly isOver: boolean;
  /**
   * Resolves with the wing of this room where it can be had: where it was made, or where it lands from another node.
   * @param user for whom; who is named twice counts once
   */
  land(user: string): Promise<Wing>;
  letGo(user: string): void;
  /** Whether it gets through to a user now: what gets through to nobody need not cross between nodes. */
  setFlowing(user: string, isFlowing: boolean): void;
}

export type MediaFeed = FeedOf<ProducerAppData> & { readonly isData: false };
export type DataFeed = FeedOf<DataAppData> & { readonly isData: true };
/** What somebody in the session sends: a mediasoup producer, or data producer, wherever it was made. */
export type Feed = MediaFeed | DataFeed;

export const isMediaFeed = (feed: Feed): feed is MediaFeed => !feed.isData;
export const isDataFeed = (feed: Feed): feed is DataFeed => feed.isData;

const producedHere = <A>(
  peer: Peer,
  producer: { readonly id: string; readonly closed: boolean; readonly appData: A },
): FeedOf<A> => ({
  id: producer.id,
  appData: producer.appData,
  get isOver() {
    return producer.closed;
  },
  land: async () => peer.transports.wing,
  letGo: () => undefined,
  setFlowing: () => undefined,
});

export const mediaFeed = (peer: Peer, producer: PeerProducer): MediaFeed =>
  Object.assign(producedHere(peer, producer), { isData: false } as const);

export const dataFeed = (peer: Peer, producer: PeerDataProducer): DataFeed =>
  Object.assign(producedHere(peer, producer), { isData: true } as const);

/** All that a peer of this node sends. */
export const feedsOf = (peer: Peer): Feed[] => [
  ...peer.openProducers.map((producer) => mediaFeed(peer, producer)),
  ...peer.data.openProducers.map((producer) => dataFeed(peer, producer)),
];
