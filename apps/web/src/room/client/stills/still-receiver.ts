import { StillAssembler } from '@jiedui/domain';
import type { Channels } from '../channels.js';

/** A picture this old shows nothing of what is going on. */
const staleMs = 8_000;

interface Incoming {
  readonly peerId: string;
  readonly assembler: StillAssembler;
  url?: string;
  staleTimer?: ReturnType<typeof setTimeout>;
}

/** The others' still pictures, as addresses an `<img>` can show; each until the next, or until it is too old. */
export class StillReceiver {
  readonly #incoming = new Map<string, Incoming>();

  constructor(
    channels: Channels,
    private readonly onChange: () => void,
  ) {
    channels.hear('stills', {
      heard: (piece, { id, peerId }) => this.#take(piece, this.#from(id, peerId)),
      closed: (id) => this.#remove(id),
    });
  }

  urlOf(peerId: string): string | undefined {
    return [...this.#incoming.values()].find((one) => one.peerId === peerId)?.url;
  }

  close(): void {
    for (const id of this.#incoming.keys()) this.#remove(id);
  }

  #from(id: string, peerId: string): Incoming {
    const incoming = this.#incoming.get(id) ?? { peerId, assembler: new StillAssembler() };
    this.#incoming.set(id, incoming);
    return incoming;
  }

  #take(piece: Uint8Array, incoming: Incoming): void {
    const picture = incoming.assembler.add(piece);
    if (picture) this.#show(incoming, new Blob([picture]));
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
    this.#show(incoming, undefined);
  }
}
