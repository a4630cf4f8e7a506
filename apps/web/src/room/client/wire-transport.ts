import type { Transport, TransportOptions } from 'mediasoup-client/types';
import { keepConnected } from './keep-connected.js';
import { nextPath, pathStart } from './path-watch.js';
import type { Signalling } from './signalling.js';

interface WireListener {
  onConnected(): void;
  /** Neither waiting nor another path helps. */
  onLost(): void;
}

const lookEveryMs = 300;

/** Of the one connection that all media shares; a browser that does not count it by itself counts it by its ways. */
function bytesReceived(report: RTCStatsReport): number {
  let [whole, ways] = [0, 0];
  report.forEach((stat: { readonly type: string; readonly bytesReceived?: number }) => {
    if (stat.type === 'transport') whole += stat.bytesReceived ?? 0;
    if (stat.type === 'candidate-pair') ways += stat.bytesReceived ?? 0;
  });
  return whole || ways;
}

/** Calls when what used to come all the time has stopped. */
function watchPath(transport: Transport, onSilent: () => Promise<void>): void {
  let state = pathStart(performance.now());
  let isRestarting = false;
  const look = async () => {
    if (transport.connectionState !== 'connected') return;
    const report = await transport.getStats();
    let isLost: boolean;
    [state, isLost] = nextPath(state, { atMs: performance.now(), bytesReceived: bytesReceived(report) });
    if (!isLost || isRestarting) return;
    isRestarting = true;
    await onSilent().finally(() => (isRestarting = false));
  };
  // Refused when the connection closes under the question, or the socket is gone too and the stay is being renewed.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  transport.observer.on('close', () => clearInterval(timer));
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
  watchPath(transport, restart);
}
