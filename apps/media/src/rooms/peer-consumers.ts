import {
  CatalogueError,
  type ConsumerOffer,
  type SignallingPush,
  type SignallingPushName,
} from '@jiedui/contracts';
import type { PictureFlow } from '@jiedui/domain';
import type { Consumer, RtpCapabilities } from 'mediasoup/types';
import type { ProducerAppData, Sent } from './peer-producer.js';
import { insistOnKeyFrames } from './key-frames.js';
import type { PeerTransports } from './peer-transports.js';

/** Carries whose media it is, just as its producer does. */
type PeerConsumer = Consumer<ProducerAppData>;

/** RFC 3550 section 6.4.1: a share of 256. */
const reportedWhole = 256;
/** The first report after a stream was held back is of what was lost, and how long the way was, before. */
const reportsAnewMs = 3_000;
/** Others have 1. */
const screenPriority = 100;

/** Other people's media on its way to one peer. */
export class PeerConsumers {
  private readonly consumers = new Map<string, PeerConsumer>();
  /** Consumers that the browser is ready for. */
  private readonly ready = new Set<string>();
  /** How each sender's pictures reach this peer, where it is not as video. */
  private readonly pictureFlows = new Map<string, PictureFlow>();
  private readonly flowsSince = new Map<string, number>();
  private rtpCapabilities: RtpCapabilities | undefined;

  constructor(
    private readonly transports: PeerTransports,
    private readonly push: <E extends SignallingPushName>(event: E, payload: SignallingPush<E>) => void,
  ) {}

  get count(): number {
    return this.consumers.size;
  }

  get open(): readonly PeerConsumer[] {
    return [...this.consumers.values()];
  }

  get hasPictures(): boolean {
    return [...this.consumers.values()].some(
      ({ kind, producerPaused }) => kind === 'video' && !producerPaused,
    );
  }

  /** By this peer's latest reports of what is sent to it now: the worst stream's loss, 0 to 1, and delay. */
  async reported(): Promise<{ lossShare: number; roundTripMs: number | null }> {
    const flowingFromMs = performance.now() - reportsAnewMs;
    const flowing = [...this.consumers.values()].filter(
      ({ id, paused, producerPaused }) =>
        !paused && !producerPaused && (this.flowsSince.get(id) ?? Infinity) < flowingFromMs,
    );
    const stats = (await Promise.all(flowing.map((consumer) => consumer.getStats())))
      .flat()
      .filter((stat) => stat.type === 'outbound-rtp');
    const roundTrips = stats.flatMap(({ roundTripTime }) => roundTripTime || []);
    return {
      lossShare: Math.max(0, ...stats.map(({ fractionLost }) => fractionLost / reportedWhole)),
      roundTripMs: roundTrips.length > 0 ? Math.max(...roundTrips) : null,
    };
  }

  /** What the browser can take; before it is known nothing is offered. */
  allow(rtpCapabilities: RtpCapabilities): void {
    this.rtpCapabilities = rtpCapabilities;
  }

  /**
   * Offers other peers' media to this one; it flows once the browser says it is ready. What is offered at
   * the same time is told at the same time, so that the browser negotiates it in one go.
   */
  async offer(producers: readonly Sent[]): Promise<void> {
    const made = await Promise.allSettled(producers.map((producer) => this.create(producer)));
    // Described only now: while one was being made another may have been paused or closed.
    const consumers = made
      .flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
      .filter((consumer) => !consumer.closed)
      .map(describeOffer);
    if (consumers.length > 0) this.push('consumers.created', { consumers });
    const failed = made.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /**
   * Lets a consumer flow or not as the browser is ready for it.
   * @throws CatalogueError NOT_FOUND when it is not this peer's own
   */
  async setReady(consumerId: string, isReady: boolean): Promise<void> {
    const consumer = this.consumers.get(consumerId);
    if (!consumer) throw new CatalogueError('NOT_FOUND');
    if (isReady) this.ready.add(consumerId);
    else this.ready.delete(consumerId);
    await this.settle(consumer);
  }

  /** Lets a sender's pictures through as video, or not. */
  async receivePictures(senderId: string, flow: PictureFlow): Promise<void> {
    this.pictureFlows.set(senderId, flow);
    const pictures = [...this.consumers.values()].filter(
      ({ appData, kind }) => appData.peerId === senderId && kind === 'video',
    );
    await Promise.all(pictures.map((picture) => this.settle(picture)));
  }

  private async settle(consumer: PeerConsumer): Promise<void> {
    const { peerId } = consumer.appData;
    const isHeldBack = consumer.kind === 'video' && (this.pictureFlows.get(peerId) ?? 'video') !== 'video';
    const mayFlow = this.ready.has(consumer.id) && !isHeldBack;
    if (consumer.closed || mayFlow !== consumer.paused) return;
    if (!mayFlow) return consumer.pause();
    this.flowsSince.set(consumer.id, performance.now());
    await consumer.resume();
  }

  private async create({ id, appData }: Sent): Promise<PeerConsumer> {
    if (!this.rtpCapabilities) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    const consumer = await this.transports.receive.consume<ProducerAppData>({
      producerId: id,
      rtpCapabilities: this.rtpCapabilities,
      paused: true,
      // Also for Opus, where it is off by default: nothing else repairs speech on a lossy downlink.
      enableRtx: true,
      appData,
    });
    // Where a downlink does not carry all pictures, what is being talked about is sharp before faces are.
    if (appData.source === 'screen') await consumer.setPriority(screenPriority);
    insistOnKeyFrames(consumer);
    const consumerId = consumer.id;
    this.consumers.set(consumerId, consumer);
    consumer.on('producerpause', () => this.push('consumer.paused', { consumerId }));
    consumer.on('producerresume', () => {
      this.flowsSince.set(consumerId, performance.now());
      this.push('consumer.resumed', { consumerId });
    });
    consumer.on('producerclose', () => this.push('consumer.closed', { consumerId }));
    consumer.observer.once('close', () => {
      this.consumers.delete(consumerId);
      this.ready.delete(consumerId);
      this.flowsSince.delete(consumerId);
    });
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
