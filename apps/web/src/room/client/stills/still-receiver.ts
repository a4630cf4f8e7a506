import type { DataConsumerOffer } from '@jiedui/contracts';
import { StillAssembler } from '@jiedui/domain';
import type { DataConsumer, Transport } from 'mediasoup-client/types';
import type { Signalling } from '../signalling.js';

/** A picture this old shows nothing of what is going on. */
const staleMs = 8_000;

interface Incoming {
  readonly peerId: string;
  consumer?: DataConsumer;
  url?: string;
  staleTimer?: ReturnType<typeof setTimeout>;
}

/** The others' still pictures, as addresses an `<img>` can show; each until the next, or until it is too old. */
export class StillReceiver {
  readonly #incoming = new Map<string, Incoming>();

  constructor(
    private readonly transport: Transport,
    signalling: Signalling,
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
        if (picture) this.#show(incoming, new Blob([picture]));
      });
    } catch {
      // A channel that this browser cannot take must not cost sound and video.
      this.#remove(id);
    }
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
