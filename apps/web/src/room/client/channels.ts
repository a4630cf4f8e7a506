import type { DataConsumerOffer, DataSource, RoomPeer } from '@jiedui/contracts';
import type { DataConsumer, DataProducer, Transport } from 'mediasoup-client/types';
import type { MediaEncryption } from './encryption/media-encryption.js';
import type { FrameSealer } from './encryption/sframe.js';
import { errorCodeOf, isFinal } from './failure.js';
import type { Signalling } from './signalling.js';

interface ChannelTransports {
  readonly send: Transport;
  readonly receive: Transport;
}

/** Another's channel. */
export interface IncomingChannel {
  readonly id: string;
  readonly peerId: string;
}

/** Who is in the room, and whether their microphone is open. */
interface RoomPeopleHere {
  whoIs(peerId: string): RoomPeer | undefined;
  isHeard(peerId: string): boolean;
}

interface ChannelListener {
  heard(message: Uint8Array<ArrayBuffer>, channel: IncomingChannel): void;
  /** It is there no more. */
  closed?(id: string): void;
}

interface Incoming extends IncomingChannel {
  readonly source: DataSource;
  /** Missing until the browser is ready to receive it. */
  consumer?: DataConsumer;
}

/** A channel of this side, for what is worth less than what comes after it. */
export class OutgoingChannel {
  constructor(
    private readonly producer: DataProducer,
    private readonly sealer: FrameSealer | undefined,
    private readonly onClose: () => void,
  ) {}

  get isClosed(): boolean {
    return this.producer.closed;
  }

  /** What was sent before is still waiting to leave. */
  get isBusy(): boolean {
    return this.producer.bufferedAmount > 0;
  }

  /** Now or not at all. */
  async send(message: Uint8Array<ArrayBuffer>): Promise<void> {
    const sealed = (await this.sealer?.seal(message)) ?? message;
    if (this.producer.readyState !== 'open') return;
    try {
      this.producer.send(sealed);
    } catch {
      // The browser has no room for it: what comes after it is worth more.
    }
  }

  close(): void {
    this.producer.close();
    this.onClose();
  }
}

/** After a channel could not be had, or has closed. */
const askAgainAfterMs = 2_000;

/** The node ends a channel by which too much came, for this stay. */
const isForGood = (error: unknown): boolean => {
  const code = errorCodeOf(error, 'MEDIA_UNAVAILABLE');
  return code === 'TOO_MANY_ATTEMPTS' || isFinal(code);
};

/** This side's one channel for a source: opened once it is needed, and again should it have closed. */
export class Outlet {
  #isRefused = false;
  #channel: Promise<OutgoingChannel> | undefined;
  #restsUntilMs = 0;

  constructor(private readonly open: () => Promise<OutgoingChannel>) {}

  /** @returns nothing while it cannot be had */
  async channel(): Promise<OutgoingChannel | undefined> {
    if (this.#isRefused || performance.now() < this.#restsUntilMs) return undefined;
    const opening = (this.#channel ??= this.open());
    const channel = await opening.catch((error: unknown) => {
      this.#isRefused = isForGood(error);
      return undefined;
    });
    if (channel?.isClosed === false) return channel;
    if (this.#channel === opening) {
      this.#channel = undefined;
      this.#restsUntilMs = performance.now() + askAgainAfterMs;
    }
    return undefined;
  }

  /** Until it is needed again. */
  close(): void {
    this.#channel?.then((channel) => channel.close()).catch(() => undefined);
    this.#channel = undefined;
  }
}

const settled = (producer: DataProducer) =>
  new Promise<void>((resolve) =>
    producer.on('open', resolve).on('close', resolve).on('transportclose', resolve),
  );

/**
 * Data channels of one stay at a node, in both directions, by what they carry. Where the session is encrypted each message
 * is sealed for those in it, and what does not open is not heard.
 */
export class Channels {
  readonly #listeners = new Map<DataSource, ChannelListener>();
  readonly #incoming = new Map<string, Incoming>();

  constructor(
    private readonly transports: ChannelTransports,
    private readonly signalling: Signalling,
    private readonly encryption: MediaEncryption | undefined,
    private readonly people: RoomPeopleHere,
  ) {
    transports.send.on('producedata', ({ label, sctpStreamParameters }, callback, errback) => {
      signalling
        .request('dataProducer.create', { source: label as DataSource, sctpStreamParameters })
        .then(({ dataProducerId }) => callback({ id: dataProducerId }), errback);
    });
    signalling.onPush({
      'dataConsumers.created': ({ dataConsumers }) => {
        for (const offer of dataConsumers) void this.#receive(offer);
      },
      'dataConsumer.closed': ({ dataConsumerId }) => this.#remove(dataConsumerId),
    });
  }

  whoIs(peerId: string): RoomPeer | undefined {
    return this.people.whoIs(peerId);
  }

  isHeard(peerId: string): boolean {
    return this.people.isHeard(peerId);
  }

  /** One for each source. */
  hear(source: DataSource, listener: ChannelListener): void {
    this.#listeners.set(source, listener);
  }

  /**
   * To be kept by who asks for it: of two for one source each would take the other's place.
   * @param lifeMs for so long a message is sent again where it is lost
   */
  outlet(source: DataSource, lifeMs: number): Outlet {
    return new Outlet(() => this.#open(source, lifeMs));
  }

  async #open(source: DataSource, lifeMs: number): Promise<OutgoingChannel> {
    const producer = await this.transports.send.produceData({
      ordered: false,
      maxPacketLifeTime: lifeMs,
      label: source,
    });
    if (producer.readyState === 'connecting') await settled(producer);
    // Without an answer the channel goes with the connection.
    const tell = () => this.signalling.request('dataProducer.close', { dataProducerId: producer.id });
    return new OutgoingChannel(producer, this.encryption?.sealer(source), () =>
      tell().catch(() => undefined),
    );
  }

  async #receive({ dataConsumerId: id, source, peerId, ...offer }: DataConsumerOffer): Promise<void> {
    const incoming: Incoming = { id, peerId, source };
    this.#incoming.set(id, incoming);
    try {
      const consumer = await this.transports.receive.consumeData({
        id,
        dataProducerId: offer.dataProducerId,
        sctpStreamParameters: offer.sctpStreamParameters,
        label: source,
      });
      if (!this.#incoming.has(id)) return consumer.close();
      incoming.consumer = consumer;
      consumer.binaryType = 'arraybuffer';
      consumer.on('message', (message: unknown) => {
        if (message instanceof ArrayBuffer) void this.#hear(incoming, new Uint8Array(message));
      });
    } catch {
      // A channel that this browser cannot take must not cost sound and video.
      this.#remove(id);
    }
  }

  async #hear(incoming: Incoming, message: Uint8Array<ArrayBuffer>): Promise<void> {
    const opened = await this.#opened(incoming, message).catch(() => undefined);
    if (opened && this.#incoming.has(incoming.id))
      this.#listeners.get(incoming.source)?.heard(opened, incoming);
  }

  async #opened(incoming: Incoming, message: Uint8Array<ArrayBuffer>) {
    if (!this.encryption) return message;
    const person = this.whoIs(incoming.peerId);
    if (!person) return undefined;
    return this.encryption.opener(incoming.source, person.personId).open(message);
  }

  #remove(id: string): void {
    const incoming = this.#incoming.get(id);
    if (!incoming) return;
    this.#incoming.delete(id);
    incoming.consumer?.close();
    this.#listeners.get(incoming.source)?.closed?.(id);
  }
}
