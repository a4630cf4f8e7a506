import {
  type ConsumerOffer,
  signallingPath,
  type SignallingAnswer,
  type SignallingPush,
  type SignallingPushName,
  type SignallingRequestName,
  type SocketAnswer,
} from '@jiedui/contracts';
import { io, type Socket } from 'socket.io-client';
import { waitFor } from '../wait-for.js';
import { audioParameters, browserCapabilities } from './rtp.js';

const answerTimeoutMs = 8_000;

/** A browser's side of signalling without the browser: sends whatever a test likes, keeps all it is told. */
export class SignallingClient {
  readonly pushes: { readonly event: string; readonly payload: unknown }[] = [];

  private constructor(readonly socket: Socket) {
    socket.onAny((event: string, payload: unknown) => this.pushes.push({ event, payload }));
  }

  /** Rejects with the error that the node refuses the socket with. */
  static async connect(
    url: string,
    auth: object,
    extraHeaders: Record<string, string> = {},
  ): Promise<SignallingClient> {
    const socket = io(url, {
      path: signallingPath,
      auth,
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
      extraHeaders,
    });
    const client = new SignallingClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => {
        socket.disconnect();
        reject(error);
      });
    });
    return client;
  }

  ask<E extends SignallingRequestName>(
    event: E,
    payload: unknown,
  ): Promise<SocketAnswer<SignallingAnswer<E>>> {
    return this.socket.timeout(answerTimeoutMs).emitWithAck(event, payload);
  }

  all<E extends SignallingPushName>(event: E): SignallingPush<E>[] {
    return this.pushes
      .filter((push) => push.event === event)
      .map(({ payload }) => payload as SignallingPush<E>);
  }

  /** The first push of its kind that fits, be it past or yet to come. */
  told<E extends SignallingPushName>(
    event: E,
    fits: (payload: SignallingPush<E>) => boolean = () => true,
  ): Promise<SignallingPush<E>> {
    return waitFor(`${event}, told so far: ${this.pushes.map((push) => push.event).join(' ')}`, () =>
      this.all(event).find(fits),
    );
  }

  /** Joins as a browser that takes Opus. */
  async join(): Promise<void> {
    const answer = await this.ask('room.join', { rtpCapabilities: browserCapabilities });
    if (!answer.ok) throw new Error(answer.error.code);
  }

  async produceAudio(): Promise<{ producerId: string }> {
    const answer = await this.ask('producer.create', {
      source: 'microphone',
      kind: 'audio',
      rtpParameters: audioParameters(),
      paused: false,
    });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  }

  async offered(producerId: string): Promise<ConsumerOffer> {
    return waitFor('the offer of a producer', () =>
      this.all('consumers.created')
        .flatMap(({ consumers }) => consumers)
        .find((offer) => offer.producerId === producerId),
    );
  }

  disconnected(): Promise<boolean> {
    return waitFor('the end of the socket', () => this.socket.disconnected);
  }

  close(): void {
    this.socket.disconnect();
  }
}
