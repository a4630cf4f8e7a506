import {
  signallingPath,
  type SignallingAnswer,
  type SignallingPush,
  type SignallingPushName,
  type SignallingRequestName,
  type SocketAnswer,
} from '@jiedui/contracts';
import { io, type Socket } from 'socket.io-client';

const patienceMs = 8_000;

/** A browser's side of signalling without the browser: sends whatever a test likes, keeps all it is told. */
export class SignallingClient {
  readonly pushes: { readonly event: string; readonly payload: unknown }[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(readonly socket: Socket) {
    socket.onAny((event: string, payload: unknown) => {
      this.pushes.push({ event, payload });
      for (const check of this.#waiting) check();
    });
  }

  /** Rejects with the error that the node refuses the socket with. */
  static async connect(url: string, auth: object): Promise<SignallingClient> {
    const socket = io(url, {
      path: signallingPath,
      auth,
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
    });
    const client = new SignallingClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return client;
  }

  ask<E extends SignallingRequestName>(
    event: E,
    payload: unknown,
  ): Promise<SocketAnswer<SignallingAnswer<E>>> {
    return this.socket.timeout(patienceMs).emitWithAck(event, payload);
  }

  all<E extends SignallingPushName>(event: E): SignallingPush<E>[] {
    return this.pushes
      .filter((push) => push.event === event)
      .map(({ payload }) => payload as SignallingPush<E>);
  }

  /** The first push of its kind that fits, be it past or yet to come. */
  async told<E extends SignallingPushName>(
    event: E,
    fits: (payload: SignallingPush<E>) => boolean = () => true,
  ): Promise<SignallingPush<E>> {
    const find = () => this.all(event).find(fits);
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(check);
      };
      const check = () => {
        const found = find();
        if (!found) return;
        done();
        resolve(found);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`not told ${event}; told: ${this.pushes.map((push) => push.event).join(' ')}`));
      }, patienceMs);
      this.#waiting.add(check);
      check();
    });
  }

  async disconnected(): Promise<void> {
    if (!this.socket.connected) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('still connected')), patienceMs);
      this.socket.once('disconnect', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}
