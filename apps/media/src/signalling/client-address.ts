import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

const familyOf = (address: string) => (isIPv6(address) ? ('ipv6' as const) : ('ipv4' as const));
/** An IPv4 client of a socket that listens on IPv6 shows like this. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '').trim();

/** Reads who really asks: the last address that no proxy of ours has put its name to. */
export class ClientAddresses {
  private readonly proxies = new BlockList();

  /** @param trusted addresses and networks (`10.0.0.0/8`) of the proxies before this node */
  constructor(trusted: readonly string[]) {
    for (const entry of trusted) {
      const [address = '', prefix] = entry.split('/');
      if (prefix === undefined) this.proxies.addAddress(address, familyOf(address));
      else this.proxies.addSubnet(address, Number(prefix), familyOf(address));
    }
  }

  of({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
    const forwarded = [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',');
    const hops = [...forwarded, socket.remoteAddress ?? ''].map(plain).filter((hop) => hop !== '');
    // From here outwards, as long as those who say so are ours.
    return hops.findLast((hop) => !this.isProxy(hop)) ?? hops[0] ?? '';
  }

  private isProxy(address: string): boolean {
    return this.proxies.check(address, familyOf(address));
  }
}
