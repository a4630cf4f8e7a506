import { CatalogueError, type DataSource } from '@jiedui/contracts';
import type { LadderLevel } from '@jiedui/domain';
import { Logger } from '@nestjs/common';
import type { SctpStreamParameters } from 'mediasoup/types';
import type { WorkerPool } from '../workers/worker.pool.js';
import { mayReadJournal } from '../journal/journal.telling.js';
import { Carrier } from './carrier.js';
import { Distribution } from './distribution.js';
import { DownlinkWatch } from './downlink.js';
import { dataFeed, type Feed, feedsOf, isDataFeed, isMediaFeed, mediaFeed } from './feed.js';
import type { PeerDataProducer } from './peer-data.js';
import type { PeerProducer } from './peer-producer.js';
import { PeerTransports } from './peer-transports.js';
import type { Peer } from './peer.js';
import { Pictures, type Sender } from './pictures.js';
import { Wings } from './wings.js';

const maySend = (source: DataSource, { claims }: Peer): boolean => {
  switch (source) {
    case 'stills':
      return claims.mayPublish.includes('camera');
    case 'pointer':
      return claims.rights.includes('board');
    case 'captions':
      return claims.mayPublish.includes('microphone');
  }
};

/** Who does not see the board is not told where others point on it. */
const isFor = ({ claims }: Peer, feed: Feed): boolean =>
  isMediaFeed(feed) || feed.appData.source !== 'pointer' || mayReadJournal(claims);

interface Audience {
  /** The peers that are shown to each other. */
  joined(): readonly Peer[];
  /** Those whom other nodes hold, and what each of them sends. */
  elsewhere(): readonly Sender[];
  feedsElsewhere(): readonly (readonly Feed[])[];
  /** What a peer can take is otherwise than before. */
  onReceivedChanged(): void;
  /** The worker that these peers' connections were in has died. */
  onCutOff(isThere: (peer: Peer) => boolean): void;
}

export interface Connection {
  readonly transports: PeerTransports;
  /** Gives the place in the worker back. */
  readonly leave: () => void;
}

/** What flows in a room: over which workers, from whom to whom, and as what. */
export class RoomMedia {
  private readonly logger = new Logger(RoomMedia.name);
  readonly wings: Wings;
  readonly carrier = new Carrier();
  private readonly distribution = new Distribution(this.carrier, (peer, feed) => this.offer([feed], peer));
  private readonly pictures: Pictures;
  private readonly downlinks: DownlinkWatch;

  constructor(
    pool: WorkerPool,
    private readonly audience: Audience,
  ) {
    this.wings = new Wings(pool);
    this.wings.on('lost', (wing) => audience.onCutOff(({ transports }) => transports.wing === wing));
    this.pictures = new Pictures(
      () => audience.joined(),
      () => audience.elsewhere(),
    );
    this.downlinks = new DownlinkWatch(
      () => audience.joined(),
      (peer, level) => {
        this.arranging(this.pictures.setReceived(peer, level), peer);
        audience.onReceivedChanged();
      },
    );
  }

  /** How many streams are copied between workers. */
  get pipeCount(): number {
    return this.carrier.count;
  }

  /** @throws CatalogueError MEDIA_UNAVAILABLE while no worker can take anybody */
  async connect(): Promise<Connection> {
    const { wing, leave } = await this.wings.seat();
    try {
      const transports = await PeerTransports.create(wing);
      if (wing.isClosed) throw new CatalogueError('MEDIA_UNAVAILABLE');
      return { transports, leave };
    } catch (error) {
      leave();
      throw wing.isClosed ? new CatalogueError('MEDIA_UNAVAILABLE', [], { cause: error }) : error;
    }
  }

  enter(peer: Peer): void {
    this.distribution.enter(peer);
    peer.on('produced', (producer) => this.distribute(peer, producer));
  }

  /** Offers a peer all that the others send. */
  join(peer: Peer): void {
    this.offer(this.othersOf(peer).flatMap(feedsOf), peer);
    for (const feeds of this.audience.feedsElsewhere()) this.offer(feeds, peer);
  }

  /** Offers everybody here what somebody on another node sends. */
  offerToAll(feeds: readonly Feed[]): void {
    for (const peer of this.audience.joined()) this.offer(feeds, peer);
  }

  /** What people on other nodes send or can take has changed. */
  elsewhereChanged(): void {
    const [anybody] = this.audience.joined();
    if (anybody) this.arranging(this.pictures.arrangeElsewhere(), anybody);
  }

  leave(peer: Peer): void {
    this.distribution.leave(peer);
    this.pictures.leave(peer);
  }

  setSent(peer: Peer, level: LadderLevel): void {
    this.arranging(this.pictures.setSent(peer, level), peer);
  }

  /** @throws CatalogueError RIGHT_MISSING when the peer may not send what the channel is for */
  async produceData(
    peer: Peer,
    source: DataSource,
    sctpStreamParameters: SctpStreamParameters,
  ): Promise<PeerDataProducer> {
    if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    if (!maySend(source, peer)) throw new CatalogueError('RIGHT_MISSING');
    const producer = await peer.data.produce(source, sctpStreamParameters);
    for (const other of this.othersOf(peer)) this.offer([dataFeed(peer, producer)], other);
    return producer;
  }

  close(): void {
    this.downlinks.close();
    this.wings.close();
  }

  private distribute(peer: Peer, producer: PeerProducer): void {
    for (const other of this.othersOf(peer)) this.offer([mediaFeed(peer, producer)], other);
  }

  private offer(feeds: readonly Feed[], receiver: Peer): void {
    const due = feeds.filter((feed) => isFor(receiver, feed));
    const delivered = this.distribution.deliver(due, receiver, async (ready) => {
      const media = receiver.media.offer(ready.filter(isMediaFeed));
      await Promise.all([media, receiver.data.consume(ready.filter(isDataFeed))]);
    });
    this.arranging(
      delivered.finally(() => this.pictures.arrangeFor(receiver)),
      receiver,
    );
  }

  /** Whoever leaves while media is being arranged makes that fail, which is as it should be. */
  private arranging(work: Promise<void>, peer: Peer): void {
    work.catch((error: unknown) => {
      if (!peer.isClosed) this.logger.warn(`media not forwarded: ${String(error)}`);
    });
  }

  private othersOf(peer: Peer): readonly Peer[] {
    return this.audience.joined().filter((other) => other !== peer);
  }
}
