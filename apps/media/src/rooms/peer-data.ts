import { CatalogueError, type DataConsumerOffer, type DataSource } from '@jiedui/contracts';
import { Logger } from '@nestjs/common';
import type { DataConsumer, DataProducer, SctpStreamParameters } from 'mediasoup/types';
import { DataMeter } from './data-meter.js';
import type { PeerTransports } from './peer-transports.js';
import { refusingBadMedia } from './refused-media.js';

export type DataAppData = { peerId: string; source: DataSource };
export type PeerDataProducer = DataProducer<DataAppData>;
type PeerDataConsumer = DataConsumer<DataAppData>;

interface DataListener {
  onOffered(dataConsumers: DataConsumerOffer[]): void;
  onClosed(dataConsumerId: string): void;
}

/** What one peer sends and receives over data channels. */
export class PeerData {
  private readonly logger = new Logger(PeerData.name);
  /** By source; `undefined` while one is being made. */
  private readonly producers = new Map<DataSource, PeerDataProducer | undefined>();
  private readonly consumers = new Map<string, PeerDataConsumer>();
  /** What more was sent by than may be: not to be had again in this stay. */
  private readonly abused = new Set<DataSource>();
  private readonly meters = new Map<DataSource, DataMeter>();

  constructor(
    private readonly peerId: string,
    private readonly transports: PeerTransports,
    private readonly listener: DataListener,
  ) {}

  get openProducers(): readonly PeerDataProducer[] {
    return [...this.producers.values()].flatMap((producer) => producer ?? []);
  }

  get openConsumers(): readonly PeerDataConsumer[] {
    return [...this.consumers.values()];
  }

  /**
   * In place of an earlier one of the source: its peer may not have heard that it was made.
   * @throws CatalogueError SIGNALLING_OUT_OF_ORDER while one of the source is being made, TOO_MANY_ATTEMPTS where too much
   * came by an earlier one
   */
  async produce(source: DataSource, sctpStreamParameters: SctpStreamParameters): Promise<PeerDataProducer> {
    if (this.abused.has(source)) throw new CatalogueError('TOO_MANY_ATTEMPTS');
    const earlier = this.producers.get(source);
    if (!earlier && this.producers.has(source)) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    this.producers.set(source, undefined);
    if (earlier) this.end(earlier);
    try {
      const producer = await refusingBadMedia(() =>
        this.transports.send.produceData<DataAppData>({
          sctpStreamParameters,
          label: source,
          appData: { peerId: this.peerId, source },
        }),
      );
      if (this.abused.has(source)) {
        producer.close();
        throw new CatalogueError('TOO_MANY_ATTEMPTS');
      }
      this.producers.set(source, producer);
      this.meterOf(source).watch(producer);
      return producer;
    } catch (error) {
      this.producers.delete(source);
      throw error;
    }
  }

  /** @throws CatalogueError NOT_FOUND when it is not this peer's own */
  closeProducer(dataProducerId: string): void {
    const producer = this.openProducers.find(({ id }) => id === dataProducerId);
    if (!producer) throw new CatalogueError('NOT_FOUND');
    this.producers.delete(producer.appData.source);
    this.end(producer);
  }

  /** Offers other peers' channels to this one. Still pictures flow only once it is said that they are needed. */
  async consume(producers: readonly Pick<PeerDataProducer, 'id' | 'appData'>[]): Promise<void> {
    const made = await Promise.allSettled(producers.map((producer) => this.createConsumer(producer)));
    const offers = made
      .flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
      .flatMap(describeOffer);
    if (offers.length > 0) this.listener.onOffered(offers);
    const failed = made.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Lets another's still pictures through, or not. */
  async receiveStills(senderId: string, isWanted: boolean): Promise<void> {
    const stills = this.openConsumers.filter(
      ({ appData }) => appData.peerId === senderId && appData.source === 'stills',
    );
    await Promise.all(stills.map((one) => (isWanted ? one.resume() : one.pause())));
  }

  private end(producer: PeerDataProducer): void {
    this.meterOf(producer.appData.source).read(producer);
    producer.close();
  }

  private meterOf(source: DataSource): DataMeter {
    const meter = this.meters.get(source) ?? new DataMeter(() => this.endAbused(source));
    this.meters.set(source, meter);
    return meter;
  }

  private endAbused(source: DataSource): void {
    if (this.abused.has(source)) return;
    this.logger.warn(`peer ${this.peerId} sent too much over ${source}: ended for this stay`);
    this.abused.add(source);
    const open = this.producers.get(source);
    this.producers.delete(source);
    open?.close();
  }

  private async createConsumer({
    id,
    appData,
  }: Pick<PeerDataProducer, 'id' | 'appData'>): Promise<PeerDataConsumer> {
    const consumer = await this.transports.receive.consumeData<DataAppData>({
      dataProducerId: id,
      paused: appData.source === 'stills',
      appData,
    });
    const dataConsumerId = consumer.id;
    this.consumers.set(dataConsumerId, consumer);
    consumer.on('dataproducerclose', () => this.listener.onClosed(dataConsumerId));
    consumer.observer.once('close', () => this.consumers.delete(dataConsumerId));
    return consumer;
  }
}

const describeOffer = (consumer: PeerDataConsumer): DataConsumerOffer[] =>
  consumer.closed || !consumer.sctpStreamParameters
    ? []
    : [
        {
          dataConsumerId: consumer.id,
          dataProducerId: consumer.dataProducerId,
          ...consumer.appData,
          sctpStreamParameters: consumer.sctpStreamParameters,
        },
      ];
