import type { Transport, TransportOptions } from 'mediasoup-client/types';
import { keepConnected } from './keep-connected.js';
import type { Signalling } from './signalling.js';

interface WireListener {
  onConnected(): void;
  /** Neither waiting nor another path helps. */
  onLost(): void;
}

/** Lets a transport connect over signalling, and find another path when it has lost its own. */
export function wireTransport(transport: Transport, signalling: Signalling, listener: WireListener): void {
  const transportId = transport.id;
  transport.on('connect', ({ dtlsParameters }, callback) => {
    // Not waiting for the answer saves a round trip: the node reads this before the first DTLS packet
    // can reach it, and should it refuse, the session is of no use anyway.
    signalling.request('transport.connect', { transportId, dtlsParameters }).catch(() => listener.onLost());
    callback();
  });
  transport.on('connectionstatechange', (state) => {
    if (state === 'connected') listener.onConnected();
  });
  const restart = async () => {
    const { iceParameters } = await signalling.request('transport.restartIce', { transportId });
    await transport.restartIce({ iceParameters: iceParameters as TransportOptions['iceParameters'] });
  };
  keepConnected(transport, restart, () => listener.onLost());
}
