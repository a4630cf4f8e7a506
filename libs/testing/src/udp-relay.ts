import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** How one direction of a link treats packets; nothing set is a good link. */
export interface LinkShape {
  readonly bitsPerSecond?: number;
  readonly delayMs?: number;
  /** 0 to 1, by lot for each packet. */
  readonly lossShare?: number;
  readonly isDown?: boolean;
}

/** What waits longer at a narrow place is dropped there, as routers do. */
const queueLimitMs = 400;

class Direction {
  shape: LinkShape = {};
  #freeAtMs = 0;

  carry(packet: Buffer, deliver: () => void): void {
    const { bitsPerSecond, delayMs = 0, lossShare = 0, isDown = false } = this.shape;
    if (isDown || Math.random() < lossShare) return;
    const now = performance.now();
    let arrivesAtMs = now + delayMs;
    if (bitsPerSecond !== undefined) {
      const startsAtMs = Math.max(now, this.#freeAtMs);
      if (startsAtMs - now > queueLimitMs) return;
      this.#freeAtMs = startsAtMs + (packet.length * 8_000) / bitsPerSecond;
      arrivesAtMs = this.#freeAtMs + delayMs;
    }
    if (arrivesAtMs - now < 1) deliver();
    else setTimeout(deliver, arrivesAtMs - now);
  }
}

/** One client's way to the server and back. */
export class RelayedLink {
  readonly up = new Direction();
  readonly down = new Direction();

  constructor(
    readonly client: RemoteInfo,
    readonly outside: Socket,
  ) {}
}

/**
 * Stands between clients and a server that announces the relay's address: a port of the relay for the server's, and
 * towards the server a port of its own for each client.
 */
export class UdpRelay {
  /** In the order in which clients were first heard. */
  readonly links: RelayedLink[] = [];

  private constructor(
    private readonly inside: Socket,
    private readonly server: { readonly address: string; readonly port: number },
  ) {
    inside.on('message', (packet, client) => {
      const link = this.#linkOf(client);
      link.up.carry(packet, () => this.#send(link.outside, packet, this.server));
    });
  }

  /** Takes the server's port on another address of this machine. */
  static async before(server: { readonly address: string; readonly port: number }, address = '127.0.0.2') {
    const inside = createSocket('udp4');
    inside.bind(server.port, address);
    await once(inside, 'listening');
    return new UdpRelay(inside, server);
  }

  close(): void {
    this.inside.close();
    for (const { outside } of this.links) outside.close();
  }

  #linkOf(client: RemoteInfo): RelayedLink {
    const known = this.links.find(
      ({ client: one }) => one.port === client.port && one.address === client.address,
    );
    if (known) return known;
    const outside = createSocket('udp4');
    const link = new RelayedLink(client, outside);
    outside.on('message', (packet) =>
      link.down.carry(packet, () => this.#send(this.inside, packet, link.client)),
    );
    this.links.push(link);
    return link;
  }

  /** What is still on its way when the relay closes is lost. */
  #send(socket: Socket, packet: Buffer, to: { readonly address: string; readonly port: number }): void {
    try {
      socket.send(packet, to.port, to.address);
    } catch {
      return;
    }
  }
}
