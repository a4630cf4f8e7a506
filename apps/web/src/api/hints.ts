import { hintPath, type HintEvents } from '@jiedui/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { io, type Socket } from 'socket.io-client';
import {
  agreementChanged,
  consultationChanged,
  importChanged,
  liveRoomsKey,
  matchingChanged,
  notificationsQuery,
} from './queries';

export type LinkState = 'connected' | 'reconnecting' | 'offline';

/** Listens to what changed on the server and refetches it. A hint that was missed costs a refetch of all. */
export class HintClient {
  private readonly socket: Socket<HintEvents, Record<string, never>>;
  private readonly listeners = new Set<() => void>();
  private hasBeenConnected = false;
  private linkState: LinkState = 'reconnecting';
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {
    this.socket = io({
      path: hintPath,
      withCredentials: true,
      autoConnect: false,
      transports: ['websocket'],
    });
    this.socket.on('connect', () => this.connected());
    this.socket.on('disconnect', (reason) => this.disconnected(reason));
    this.socket.on('connect_error', () => this.refused());
    this.socket.on('consultation.changed', ({ consultationId }) =>
      consultationChanged(this.queries, consultationId),
    );
    this.socket.on('agreement.changed', ({ agreementId }) => agreementChanged(this.queries, agreementId));
    this.socket.on('import.changed', ({ importId }) => importChanged(this.queries, importId));
    this.socket.on('radar.changed', () => void this.queries.invalidateQueries({ queryKey: ['radar'] }));
    this.socket.on('onCall.changed', () => void this.queries.invalidateQueries({ queryKey: ['onCall'] }));
    this.socket.on('matching.changed', ({ runId }) => matchingChanged(this.queries, runId));
    this.socket.on('report.changed', () => void this.queries.invalidateQueries({ queryKey: ['reports'] }));
    this.socket.on('quality.changed', () => void this.queries.invalidateQueries({ queryKey: liveRoomsKey }));
    this.socket.on('notifications.changed', () => {
      void this.queries.invalidateQueries({ queryKey: notificationsQuery.queryKey });
    });
  }

  readonly start = (): void => {
    window.addEventListener('online', this.settle);
    window.addEventListener('offline', this.settle);
    this.socket.connect();
  };

  readonly stop = (): void => {
    clearTimeout(this.retry);
    window.removeEventListener('online', this.settle);
    window.removeEventListener('offline', this.settle);
    this.socket.disconnect();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): LinkState => this.linkState;

  private connected(): void {
    if (this.hasBeenConnected) void this.queries.invalidateQueries();
    this.hasBeenConnected = true;
    this.settle();
  }

  private disconnected(reason: Socket.DisconnectReason): void {
    // The server hangs up when a session ends or a process drains; socket.io does not come back by itself then.
    if (reason === 'io server disconnect') setTimeout(() => this.socket.connect(), 2_000);
    this.settle();
  }

  /** Refused rather than unreachable: socket.io gives up then, but what kept us out may be mended soon. */
  private refused(): void {
    if (!this.socket.active) this.retry = setTimeout(() => this.socket.connect(), 5_000);
    this.settle();
  }

  private readonly settle = (): void => {
    const next = !navigator.onLine ? 'offline' : this.socket.connected ? 'connected' : 'reconnecting';
    if (next === this.linkState) return;
    this.linkState = next;
    for (const listener of this.listeners) listener();
  };
}
