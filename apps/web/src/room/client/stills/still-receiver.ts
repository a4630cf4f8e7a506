import type { DataConsumerOffer } from '@jiedui/contracts';
import { StillAssembler } from '@jiedui/domain';
import type { DataConsumer, Transport } from 'mediasoup-client/types';
import type { MediaEncryption } from '../encryption/media-encryption.js';
import type { FrameOpener } from '../encryption/sframe.js';
import type { Signalling } from '../signalling.js';

/** A picture this old shows nothing of what is going on. */
const staleMs = 8_000;

interface Incoming {
  readonly peerId: string;
  opener?: FrameOpener;
  consumer?: DataConsumer;
  url?: string;
  staleTimer?: ReturnType<typeof setTimeout>;
}

/** Where the session is encrypted. */
export interface StillSecrecy {
  readonly encryption: MediaEncryption;
  readonly personIdOf: (peerId: string) => string | undefined;
}

/** The others' still pictures, as addresses an `<img>` can show; each until the next, or until it is too old. */
export class StillReceiver {
  readonly #incoming = new Map<string, Incoming>();

  constructor(
    private readonly transport: Transport,
    signalling: Signalling,
    private readonly secrecy: StillSecrecy | undefined,
    private readonly onChange: () => void,
  ) {
    signalling.onPush({
      'dataConsumers.created': ({ dataConsumers }) => {
        for (const offer of dataConsumers) void this.#receive(offer);
      },
      'dataConsumer.closed': ({ dataConsumerId }) => this.#remove(dataConsumerId),
    });
  }

  urlOf(peerId: string): string | undefined {
    return [...this.#incoming.values()].find((one) => one.peerId === peerId)?.url;
  }

  close(): void {
    for (const id of this.#incoming.keys()) this.#remove(id);
  }

  async #receive({ dataConsumerId: id, ...offer }: DataConsumerOffer): Promise<void> {
    const incoming: Incoming = { peerId: offer.peerId };
    this.#incoming.set(id, incoming);
    try {
      const consumer = await this.transport.consumeData({
        id,
        dataProducerId: offer.dataProducerId,
        sctpStreamParameters: offer.sctpStreamParameters,
        label: offer.source,
      });
      if (!this.#incoming.has(id)) return consumer.close();
      incoming.consumer = consumer;
      consumer.binaryType = 'arraybuffer';
      const assembler = new StillAssembler();
      consumer.on('message', (piece: unknown) => {
        const picture = piece instanceof ArrayBuffer ? assembler.add(new Uint8Array(piece)) : undefined;
        if (picture) void this.#take(id, picture);
      });
    } catch {
      // A channel that this browser cannot take must not cost sound and video.
      this.#remove(id);
    }
  }

  /** What does not open is not shown; the next one is about a second away. */
  async #take(id: string, picture: Uint8Array<ArrayBuffer>): Promise<void> {
    const opened = this.secrecy ? await this.#opened(id, picture, this.secrecy) : picture;
    const incoming = this.#incoming.get(id);
    if (opened && incoming) this.#show(incoming, new Blob([opened]));
  }

  async #opened(id: string, picture: Uint8Array, { encryption, personIdOf }: StillSecrecy) {
    const incoming = this.#incoming.get(id);
    const personId = incoming && personIdOf(incoming.peerId);
    if (!incoming || personId === undefined) return undefined;
    incoming.opener ??= encryption.stillOpener(personId);
    return incoming.opener.open(picture).catch(() => undefined);
  }

  #show(incoming: Incoming, picture: Blob | undefined): void {
    clearTimeout(incoming.staleTimer);
    if (incoming.url) URL.revokeObjectURL(incoming.url);
    delete incoming.url;
    if (picture) {
      incoming.url = URL.createObjectURL(picture);
      incoming.staleTimer = setTimeout(() => this.#show(incoming, undefined), staleMs);
    }
    this.onChange();
  }

  #remove(id: string): void {
    const incoming = this.#incoming.get(id);
    if (!incoming) return;
    this.#incoming.delete(id);
    incoming.consumer?.close();
    this.#show(incoming, undefined);
  }
}
