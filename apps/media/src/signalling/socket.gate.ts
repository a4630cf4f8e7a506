import { CatalogueError } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { ClientAddresses } from './client-address.js';
import { SocketCensus } from './socket.census.js';
import { TokenBucket } from './token-bucket.js';

/** Up to here one more is told why it is not let in; beyond, the handshake itself is refused. */
const toldTimes = 2;
/** Addresses that were refused, remembered until their bucket is full again. */
const bucketsKept = 10_000;

/** Bounds what one address and one person can hold of this node, so that nobody fills it. */
@Injectable()
export class SocketGate {
  private readonly addresses: ClientAddresses;
  private readonly byAddress: SocketCensus;
  private readonly byPerson: SocketCensus;
  private readonly refusals = new Map<string, TokenBucket>();

  constructor(@Inject(MEDIA_CONFIG) private readonly config: MediaConfig) {
    this.addresses = new ClientAddresses(config.TRUSTED_PROXIES);
    this.byAddress = new SocketCensus(config.SIGNALLING_SOCKETS_PER_ADDRESS);
    this.byPerson = new SocketCensus(config.SIGNALLING_SOCKETS_PER_PERSON);
  }

  /** Before anything is kept of a connection. */
  mayShakeHands(request: IncomingMessage): boolean {
    return this.byAddress.hasRoom(this.addresses.of(request), toldTimes);
  }

  /** @returns what is to be called when the connection is closed */
  connected(request: IncomingMessage): () => void {
    return this.byAddress.opened(this.addresses.of(request));
  }

  /** @throws CatalogueError TOO_MANY_ATTEMPTS where an address holds or tries too much */
  requireAddress(request: IncomingMessage): void {
    const address = this.addresses.of(request);
    const isWorn = this.refusals.get(address)?.isEmpty(performance.now()) ?? false;
    if (isWorn || this.byAddress.isOver(address)) throw new CatalogueError('TOO_MANY_ATTEMPTS');
  }

  /** A ticket that was not good: few are honest mistakes. */
  refused(request: IncomingMessage): void {
    const address = this.addresses.of(request);
    const nowMs = performance.now();
    const most = this.config.SIGNALLING_REFUSALS_PER_MINUTE;
    const bucket = this.refusals.get(address) ?? new TokenBucket(most, most / 60, nowMs);
    bucket.take(nowMs);
    // The latest last, so that the first is the one heard of longest ago.
    this.refusals.delete(address);
    this.refusals.set(address, bucket);
    const [oldest] = this.refusals.keys();
    if (this.refusals.size > bucketsKept && oldest !== undefined) this.refusals.delete(oldest);
  }

  /**
   * @returns what is to be called when the socket is closed
   * @throws CatalogueError TOO_MANY_ATTEMPTS where somebody holds too many sockets, in whatever rooms
   */
  admitted(personId: PersonId): () => void {
    if (!this.byPerson.hasRoom(personId)) throw new CatalogueError('TOO_MANY_ATTEMPTS');
    return this.byPerson.opened(personId);
  }
}
