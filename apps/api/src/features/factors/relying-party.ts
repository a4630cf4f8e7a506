import { isIP } from 'node:net';

/** To whom passkeys belong: the host of the installation, and the pages that may use them. */
export interface RelyingParty {
  readonly id: string;
  readonly origins: string[];
}

const isLoopback = (host: string) => host === '127.0.0.1' || host === '[::1]';

/**
 * Passkeys belong to a name, never to a bare address. An installation on this machine's own address has them under
 * `localhost`, which is the same place to a browser.
 */
export function relyingPartyOf(publicUrl: string): RelyingParty {
  const { hostname, origin, port, protocol } = new URL(publicUrl);
  if (isLoopback(hostname)) {
    return { id: 'localhost', origins: [`${protocol}//localhost${port ? `:${port}` : ''}`] };
  }
  if (isIP(hostname)) return { id: hostname, origins: [] };
  return { id: hostname, origins: [origin] };
}
