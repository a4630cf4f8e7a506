import type { Transport } from 'mediasoup-client/types';

/** Short gaps heal by themselves; asking for a new path at once would only add traffic to a bad link. */
const selfHealingMs = 2_000;
const restartLimitMs = 6_000;
const restartsBeforeLost = 3;

/**
 * Restarts ICE while a transport has lost its path, and reports it lost when that does not help: then only
 * joining again, perhaps on another node, can.
 */
export function keepConnected(transport: Transport, restart: () => Promise<void>, onLost: () => void): void {
  let restarts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const recoverAfter = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(recover, ms);
  };
  function recover() {
    if (transport.closed) return;
    if (restarts === restartsBeforeLost) return onLost();
    restarts += 1;
    recoverAfter(restartLimitMs);
    // Refused only when the socket is gone too, and then the whole stay is being renewed.
    restart().catch(() => undefined);
  }
  transport.on('connectionstatechange', (state) => {
    if (state === 'failed') recover();
    if (state === 'disconnected') recoverAfter(selfHealingMs);
    if (state === 'connected' || state === 'closed') clearTimeout(timer);
    if (state === 'connected') restarts = 0;
  });
  transport.observer.on('close', () => clearTimeout(timer));
}
