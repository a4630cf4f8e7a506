/**
 * Carries packets between browsers and a server, badly where told to. A process of its own, so that nothing the tests do
 * holds packets up; one file that imports nothing of ours, so that Node.js runs it uncompiled as well.
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket as TcpSocket } from 'node:net';

/** How one direction of a link treats what it carries; nothing set is a good link. */
export interface LinkShape {
  readonly bitsPerSecond?: number;
  readonly delayMs?: number;
  /** 0 to 1, by lot for each packet. */
  readonly lossShare?: number;
  readonly isDown?: boolean;
}

export type RelayOrder =
  | {
      readonly do: 'udp';
      readonly port: number;
      readonly from: string;
      readonly to: string;
      readonly onlyFor?: string;
      /** Of every link from its first packet on. */
      readonly both: LinkShape;
    }
  | {
      readonly do: 'tcp';
      readonly port: number;
      readonly from: string;
      readonly to: string;
      readonly toPort: number;
    }
  | {
      readonly do: 'shape';
      readonly fragments: readonly string[];
      readonly up?: LinkShape;
      readonly down?: LinkShape;
    }
  | { readonly do: 'shapeTcp'; readonly port: number; readonly both: LinkShape }
  | { readonly do: 'rotate'; readonly fragments: readonly string[] }
  | { readonly do: 'frames'; readonly fragments: readonly string[]; readonly ssrcs: readonly number[] };

/** What waits longer at a narrow place is dropped there, as routers do. */
const queueLimitMs = 400;
const bufferBytes = 8 * 1_024 * 1_024;

const rtpHeaderBytes = 12;
const rtpVersion = 2;
/** RFC 5761 section 4: what shares a port with RTP is told by its second byte. */
const isRtcp = (second: number) => (second & 0x7f) >= 64 && (second & 0x7f) < 96;

class Direction {
  shape: LinkShape = {};
  #freeAtMs = 0;
  readonly #timestamps = new Map<number, Set<number>>();

  /** How many pictures of these streams have set out, whether they arrived or not. */
  framesOf(ssrcs: readonly number[]): number {
    return ssrcs.reduce((sum, ssrc) => sum + (this.#timestamps.get(ssrc)?.size ?? 0), 0);
  }

  /** Encryption leaves headers readable: the packets of one picture share a timestamp. */
  #count(packet: Buffer): void {
    const [first = 0, second = 0] = packet;
    if (packet.length < rtpHeaderBytes || first >> 6 !== rtpVersion || isRtcp(second)) return;
    const ssrc = packet.readUInt32BE(8);
    const known = this.#timestamps.get(ssrc) ?? new Set();
    this.#timestamps.set(ssrc, known.add(packet.readUInt32BE(4)));
  }

  carry(packet: Buffer, deliver: () => void): void {
    this.#count(packet);
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

const bindingRequest = 0x0001;
const headerBytes = 20;
const usernameAttribute = 0x0006;

/** The name that the server gave to the connection a STUN binding request asks for (RFC 8445 section 7.2.2). */
function serverFragmentOf(packet: Buffer): string | undefined {
  if (packet.length < headerBytes || packet.readUInt16BE(0) !== bindingRequest) return undefined;
  for (let at = headerBytes; at + 4 <= packet.length;) {
    const [type, length] = [packet.readUInt16BE(at), packet.readUInt16BE(at + 2)];
    if (type === usernameAttribute) return packet.toString('utf8', at + 4, at + 4 + length).split(':')[0];
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return undefined;
}

/** What is still on its way when a socket closes is lost. */
function send(socket: Socket, packet: Buffer, port: number, address: string): void {
  try {
    socket.send(packet, port, address);
  } catch {
    return;
  }
}

interface Link {
  readonly up: Direction;
  readonly down: Direction;
  /** Names the server has given to the connections that went this way. */
  readonly fragments: Set<string>;
  outside: Socket;
  readonly openOutside: () => Socket;
}

const links = new Map<string, Link>();

/** Towards the server each client has a port of its own, as behind a NAT. */
function linkOf(client: RemoteInfo, inside: Socket, both: LinkShape): Link {
  const key = `${client.address}:${client.port}`;
  const known = links.get(key);
  if (known) return known;
  const [up, down] = [new Direction(), new Direction()];
  up.shape = down.shape = both;
  const openOutside = () => {
    const outside = createSocket({ type: 'udp4', recvBufferSize: bufferBytes });
    outside.on('message', (packet) =>
      down.carry(packet, () => send(inside, packet, client.port, client.address)),
    );
    return outside;
  };
  const link = { up, down, fragments: new Set<string>(), outside: openOutside(), openOutside };
  links.set(key, link);
  return link;
}

async function relayUdp({
  port,
  from,
  to,
  onlyFor,
  both,
}: Extract<RelayOrder, { do: 'udp' }>): Promise<number> {
  const inside = createSocket({ type: 'udp4', recvBufferSize: bufferBytes });
  inside.on('message', (packet, client) => {
    if (onlyFor && client.address !== onlyFor) return;
    const link = linkOf(client, inside, both);
    const fragment = serverFragmentOf(packet);
    if (fragment) link.fragments.add(fragment);
    link.up.carry(packet, () => send(link.outside, packet, port, to));
  });
  inside.bind(port, from);
  await once(inside, 'listening');
  return port;
}

const tcpShapes = new Map<number, LinkShape>();
const lookAgainMs = 20;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Bytes are never lost over TCP, but late: what a packet link would drop is sent again a good while later.
 * @param freeAtMs when the first may go
 */
function pipe(near: TcpSocket, far: TcpSocket, port: number, freeAtMs: number): void {
  let last = Promise.resolve();
  const deliver = async (earlier: Promise<void>, chunk: Buffer, dueMs: number) => {
    await Promise.all([earlier, pause(dueMs)]);
    while (tcpShapes.get(port)?.isDown) await pause(lookAgainMs);
    far.write(chunk);
  };
  near.on('data', (chunk: Buffer) => {
    const { bitsPerSecond, delayMs = 0, lossShare = 0 } = tcpShapes.get(port) ?? {};
    const now = performance.now();
    const resentMs = Math.random() < lossShare ? 200 + 2 * delayMs : 0;
    freeAtMs = Math.max(now, freeAtMs) + (bitsPerSecond ? (chunk.length * 8_000) / bitsPerSecond : 0);
    const dueMs = freeAtMs + delayMs + resentMs - now;
    near.pause();
    setTimeout(() => near.resume(), Math.max(0, freeAtMs - now));
    last = deliver(last, chunk, dueMs);
  });
  near.on('error', () => near.destroy());
  near.on('close', () => void last.finally(() => far.destroy()));
}

async function relayTcp({ port, from, to, toPort }: Extract<RelayOrder, { do: 'tcp' }>): Promise<number> {
  const server = createServer();
  server.listen(port, from);
  await once(server, 'listening');
  const taken = (server.address() as AddressInfo).port;
  server.on('connection', (near) => {
    const far = connect(toPort, to);
    // Opening a connection takes a round trip before anything can be said.
    const openedAtMs = performance.now() + 2 * (tcpShapes.get(taken)?.delayMs ?? 0);
    for (const [one, other, freeAtMs] of [
      [near, far, openedAtMs],
      [far, near, 0],
    ] as const) {
      one.setNoDelay(true);
      pipe(one, other, taken, freeAtMs);
    }
  });
  return taken;
}

const linksOf = (fragments: readonly string[]): readonly Link[] =>
  [...links.values()].filter((link) => fragments.some((fragment) => link.fragments.has(fragment)));

async function carryOut(order: RelayOrder): Promise<number> {
  switch (order.do) {
    case 'udp':
      return relayUdp(order);
    case 'tcp':
      return relayTcp(order);
    case 'shapeTcp':
      tcpShapes.set(order.port, order.both);
      return 1;
    case 'shape':
      for (const link of linksOf(order.fragments)) {
        if (order.up) link.up.shape = order.up;
        if (order.down) link.down.shape = order.down;
      }
      return linksOf(order.fragments).length;
    case 'rotate':
      // The server sees the client come from another port from now on; its answers to the old one are lost.
      for (const link of linksOf(order.fragments)) {
        link.outside.close();
        link.outside = link.openOutside();
      }
      return linksOf(order.fragments).length;
    case 'frames':
      return linksOf(order.fragments).reduce((sum, { down }) => sum + down.framesOf(order.ssrcs), 0);
  }
}

process.on('message', ({ id, order }: { readonly id: number; readonly order: RelayOrder }) => {
  void (async () => {
    try {
      process.send?.({ id, value: await carryOut(order) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  })();
});
process.on('disconnect', () => process.exit());
