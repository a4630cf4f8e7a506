import {
  CatalogueError,
  type MediaSource,
  type RoomPeer,
  type SignallingPush,
  type SignallingPushName,
  type TicketClaims,
} from '@jiedui/contracts';
import type { LadderLevel } from '@jiedui/domain';
import type { MediaKind, RtpCapabilities, RtpParameters } from 'mediasoup/types';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { ownLossReported } from './media-codecs.js';
import { PeerConsumers } from './peer-consumers.js';
import { PeerData } from './peer-data.js';
import type { PeerLink } from './peer-link.js';
import type { PeerProducer, ProducerAppData } from './peer-producer.js';
import type { PeerTransports } from './peer-transports.js';
import { refusingBadMedia, requireGoodCapabilities } from './refused-media.js';

export type RoomClosedReason = SignallingPush<'room.closed'>['reason'];

interface PeerEvents {
  produced: [PeerProducer];
  closed: [];
}

interface ProducerWish {
  readonly source: MediaSource;
  readonly kind: MediaKind;
  readonly rtpParameters: RtpParameters;
  readonly paused: boolean;
}

/**
 * Chromium ignores a request for a key frame within 300 ms of the last one, and mediasoup repeats an
 * unanswered one only after a second. Spacing them out gets a new viewer the picture sooner, and spares a
 * thin uplink key frames when several come at once.
 */
const keyFrameRequestDelay = 400;

/** A ticket says what somebody may do now, not in an hour: who stays in the lobby for longer has to bring another. */
const lobbyLimitMs = 5 * 60_000;

const kindOf: Record<MediaSource, MediaKind> = { microphone: 'audio', camera: 'video', screen: 'video' };

/** One person's presence in one room over one socket, and all media that hangs on it. */
export class Peer extends EventEmitter<PeerEvents> {
  readonly id = randomUUID();
  /** By source; `undefined` while one is being made, so that a second request for it is refused. */
  private readonly producers = new Map<MediaSource, PeerProducer | undefined>();
  readonly data: PeerData;
  readonly media: PeerConsumers;
  /** What it says that its uplink carries. */
  level: LadderLevel = 'fullVideo';
  /** What its downlink carries, as the node sees it. */
  received: LadderLevel = 'fullVideo';
  private hasJoined = false;
  /** When it last told how its link is. */
  toldQualityAtMs: number | undefined;
  private hasClosed = false;
  private lingering: NodeJS.Timeout | undefined;
  private joinDue: NodeJS.Timeout | undefined;

  constructor(
    readonly claims: TicketClaims,
    readonly transports: PeerTransports,
    private readonly link: PeerLink,
  ) {
    super();
    this.media = new PeerConsumers(transports, (event, payload) => this.push(event, payload));
    this.data = new PeerData(this.id, transports, {
      onOffered: (dataConsumers) => this.push('dataConsumers.created', { dataConsumers }),
      onClosed: (dataConsumerId) => this.push('dataConsumer.closed', { dataConsumerId }),
    });
  }

  get isClosed(): boolean {
    return this.hasClosed;
  }

  get isJoined(): boolean {
    return this.hasJoined;
  }

  get openProducers(): readonly PeerProducer[] {
    return [...this.producers.values()].flatMap((producer) => producer ?? []);
  }

  describe(): RoomPeer {
    const { personId, role, nameZh, nameEn } = this.claims;
    return { peerId: this.id, personId, role, nameZh, nameEn, level: this.level };
  }

  /** @throws CatalogueError SIGNALLING_OUT_OF_ORDER on a second call */
  join(rtpCapabilities: RtpCapabilities): void {
    if (this.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    requireGoodCapabilities(rtpCapabilities);
    this.media.allow(rtpCapabilities);
    clearTimeout(this.joinDue);
    this.hasJoined = true;
  }

  async produce({ source, kind, rtpParameters, paused }: ProducerWish): Promise<PeerProducer> {
    if (!this.isJoined || this.producers.has(source)) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    if (!this.claims.mayPublish.includes(source)) throw new CatalogueError('RIGHT_MISSING');
    if (kind !== kindOf[source]) throw new CatalogueError('REQUEST_INVALID');
    this.producers.set(source, undefined);
    try {
      // What is described may lack anything, which is found out in here.
      const producer = await refusingBadMedia(async () =>
        this.transports.send.produce<ProducerAppData>({
          kind,
          rtpParameters: ownLossReported(rtpParameters),
          paused,
          keyFrameRequestDelay,
          appData: { peerId: this.id, source },
        }),
      );
      this.producers.set(source, producer);
      this.emit('produced', producer);
      return producer;
    } catch (error) {
      this.producers.delete(source);
      throw error;
    }
  }

  /** @throws CatalogueError NOT_FOUND when it is not this peer's own */
  producer(producerId: string): PeerProducer {
    const producer = this.openProducers.find(({ id }) => id === producerId);
    if (!producer) throw new CatalogueError('NOT_FOUND');
    return producer;
  }

  closeProducer(producerId: string): void {
    const producer = this.producer(producerId);
    producer.close();
    this.producers.delete(producer.appData.source);
  }

  push<E extends SignallingPushName>(event: E, payload: SignallingPush<E>): void {
    this.link.push(event, payload);
  }

  /** Ends it where the person stays in the lobby for too long. */
  expectJoin(): void {
    if (!this.hasClosed) this.joinDue = setTimeout(() => this.close(), lobbyLimitMs).unref();
  }

  /** The socket is gone. Media that still flows keeps flowing until the person is back, or too long away. */
  linger(lingerMs: number): void {
    if (this.hasClosed) return;
    this.lingering ??= setTimeout(() => this.close(), lingerMs);
  }

  /** Sends the browser to join again, while the others go on seeing the person. */
  sendAway(reason: RoomClosedReason): void {
    this.push('room.closed', { reason });
    // Losing its socket makes the peer linger.
    this.link.close();
  }

  /** @param reason is told to the browser; without one it is the browser that left */
  close(reason?: RoomClosedReason): void {
    if (this.hasClosed) return;
    this.hasClosed = true;
    clearTimeout(this.lingering);
    clearTimeout(this.joinDue);
    this.transports.close();
    if (reason) this.push('room.closed', { reason });
    this.link.close();
    this.emit('closed');
  }
}
