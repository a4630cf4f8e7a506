import type { SharedFeed } from '@jiedui/contracts';
import type { Feed } from '../rooms/feed.js';
import type { Peer } from '../rooms/peer.js';
import type { RemoteFeed } from './remote.feed.js';

/** All that a peer of this node sends, as other nodes are told it. */
export const sharedOf = ({ id: peerId, openProducers, data }: Peer): SharedFeed[] => [
  ...openProducers.map(({ id, paused, appData }) => ({
    feedId: id,
    peerId,
    isData: false as const,
    source: appData.source,
    isPaused: paused,
  })),
  ...data.openProducers.map(({ id, paused, appData }) => ({
    feedId: id,
    peerId,
    isData: true as const,
    source: appData.source,
    isPaused: paused,
  })),
];

/** What belongs together is offered together, and waits for nobody else. */
export function bySender(feeds: readonly RemoteFeed[]): (readonly Feed[])[] {
  const senders = new Set(feeds.map(({ appData }) => appData.peerId));
  // Which source goes with which kind was read from what the other node told, whose contract ties them together.
  return [...senders].map((peerId) =>
    feeds.filter(({ appData }) => appData.peerId === peerId).map((feed) => feed as unknown as Feed),
  );
}
