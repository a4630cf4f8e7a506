import {
  CatalogueError,
  type ConsumerOffer,
  type MediaSource,
  type RoomPeer,
  type SignallingPush,
  type SignallingPushName,
  type TicketClaims,
} from '@jiedui/contracts';
import type { LadderLevel } from '@jiedui/domain';
import type { Consumer, MediaKind, Producer, RtpCapabilities, RtpParameters } from 'mediasoup/types';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { PeerLink } from './peer-link.js';
import type { PeerTransports } from './peer-transports.js';
import { refusingBadMedia, requireGoodCapabilities } from './refused-media.js';

export type ProducerAppData = { peerId: string; source: MediaSource };
export type PeerProducer = Producer<ProducerAppData>;
/** Carries whose media it is, just as its producer does. */
type PeerConsumer = Consumer<ProducerAppData>;
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

const kindOf: Record<MediaSource, MediaKind> = { microphone: 'audio', camera: 'video' };

/** One person's presence in one room over one socket, and all media that hangs on it. */
export class Peer extends EventEmitter<PeerEvents> {
  readonly id = randomUUID();
  /** By source; `undefined` while one is being made, so that a second request for it is refused. */
  private readonly producers = new Map<MediaSource, PeerProducer | undefined>();
  private readonly consumers = new Map<string, PeerConsumer>();
  /** What it says that its link carries. */
  level: LadderLevel = 'fullVideo';
  private rtpCapabilities: RtpCapabilities | undefined;
  private hasClosed = false;
  private lingering: NodeJS.Timeout | undefined;

  constructor(
    readonly claims: TicketClaims,
    readonly transports: PeerTransports,
    private readonly link: PeerLink,
  ) {
    super();
  }

  get isClosed(): boolean {
    return this.hasClosed;
  }

  get isJoined(): boolean {
    return this.rtpCapabilities !== undefined;
  }

  get consumerCount(): number {
    return this.consumers.size;
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
    this.rtpCapabilities = rtpCapabilities;
  }

  async produce({ source, kind, rtpParameters, paused }: ProducerWish): Promise<PeerProducer> {
    if (!this.isJoined || this.producers.has(source)) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    if (!this.claims.mayPublish.includes(source)) throw new CatalogueError('RIGHT_MISSING');
    if (kind !== kindOf[source]) throw new CatalogueError('REQUEST_INVALID');
    this.producers.set(source, undefined);
    try {
      const producer = await refusingBadMedia(() =>
        this.transports.send.produce<ProducerAppData>({
          kind,
          rtpParameters,
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

  /** @throws CatalogueError NOT_FOUND when it is not this peer's own */
  consumer(consumerId: string): PeerConsumer {
    const consumer = this.consumers.get(consumerId);
    if (!consumer) throw new CatalogueError('NOT_FOUND');
    return consumer;
  }

  /**
   * Offers other peers' media to this one; it flows once the browser says it is ready. What is offered at
   * the same time is told at the same time, so that the browser negotiates it in one go.
   */
  async consume(producers: readonly PeerProducer[]): Promise<void> {
    const made = await Promise.allSettled(producers.map((producer) => this.createConsumer(producer)));
    // Described only now: while one was being made another may have been paused or closed.
    const consumers = made
      .flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
      .filter((consumer) => !consumer.closed)
      .map(describeOffer);
    if (consumers.length > 0) this.push('consumers.created', { consumers });
    const failed = made.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  push<E extends SignallingPushName>(event: E, payload: SignallingPush<E>): void {
    this.link.push(event, payload);
  }

  /** The socket is gone. Media that still flows keeps flowing until the person is back, or too long away. */
  linger(lingerMs: number): void {
    if (this.hasClosed) return;
    this.lingering ??= setTimeout(() => this.close(), lingerMs);
  }

  /** @param reason is told to the browser; without one it is the browser that left */
  close(reason?: RoomClosedReason): void {
    if (this.hasClosed) return;
    this.hasClosed = true;
    clearTimeout(this.lingering);
    this.transports.close();
    if (reason) this.push('room.closed', { reason });
    this.link.close();
    this.emit('closed');
  }

  private async createConsumer({ id, appData }: PeerProducer): Promise<PeerConsumer> {
    if (!this.rtpCapabilities) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    const consumer = await this.transports.receive.consume<ProducerAppData>({
      producerId: id,
      rtpCapabilities: this.rtpCapabilities,
      paused: true,
      // Also for Opus, where it is off by default: nothing else repairs speech on a lossy downlink.
      enableRtx: true,
      appData,
    });
    const consumerId = consumer.id;
    this.consumers.set(consumerId, consumer);
    consumer.on('producerpause', () => this.push('consumer.paused', { consumerId }));
    consumer.on('producerresume', () => this.push('consumer.resumed', { consumerId }));
    consumer.on('producerclose', () => this.push('consumer.closed', { consumerId }));
    consumer.observer.once('close', () => this.consumers.delete(consumerId));
    return consumer;
  }
}

const describeOffer = (consumer: PeerConsumer): ConsumerOffer => ({
  consumerId: consumer.id,
  producerId: consumer.producerId,
  ...consumer.appData,
  kind: consumer.kind,
  rtpParameters: consumer.rtpParameters,
  producerPaused: consumer.producerPaused,
});
