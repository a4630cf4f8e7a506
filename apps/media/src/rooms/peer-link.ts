import type { SignallingPush, SignallingPushName } from '@jiedui/contracts';

/** How a peer reaches its browser; rooms know nothing of sockets. */
export interface PeerLink {
  push<E extends SignallingPushName>(event: E, payload: SignallingPush<E>): void;
  close(): void;
  /** Aborted when the browser is gone. */
  readonly gone: AbortSignal;
  /** True while the person waits before the door: whatever the browser asks is refused. */
  isWaiting: boolean;
}
