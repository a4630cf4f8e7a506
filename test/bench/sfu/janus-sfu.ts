import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { JanusServer } from './janus-server.js';
import type { Sfu, Subscription } from './sfu.js';

const room = 1;
const keepAliveMs = 20_000;

interface JanusMessage {
  readonly janus: string;
  readonly transaction?: string;
  readonly data?: { readonly id: number };
  readonly plugindata?: { readonly data: { readonly id?: number; readonly error?: string } };
  readonly jsep?: { readonly type: string; readonly sdp: string };
}

/** Janus's own API over its WebSocket: one session, in which every participant has a handle. */
class JanusSession {
  private readonly waiting = new Map<string, (message: JanusMessage) => void>();
  private sessionId: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as JanusMessage;
      // What takes longer is acknowledged first and answered by an event.
      if (message.janus !== 'ack') this.waiting.get(message.transaction ?? '')?.(message);
    });
  }

  static async open(port: number): Promise<JanusSession> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, 'janus-protocol');
    await once(socket, 'open');
    const session = new JanusSession(socket);
    session.sessionId = (await session.ask({ janus: 'create' })).data?.id;
    session.timer = setInterval(() => void session.ask({ janus: 'keepalive' }), keepAliveMs).unref();
    return session;
  }

  async attach(): Promise<number> {
    const { data } = await this.ask({ janus: 'attach', plugin: 'janus.plugin.videoroom' });
    return data?.id ?? 0;
  }

  async message(handle: number, body: object, jsep?: object): Promise<JanusMessage> {
    const answer = await this.ask({ janus: 'message', handle_id: handle, body, ...(jsep ? { jsep } : {}) });
    const error = answer.plugindata?.data.error;
    if (error) throw new Error(`Janus: ${error}`);
    return answer;
  }

  close(): void {
    clearInterval(this.timer);
    this.socket.close();
  }

  private ask(message: object): Promise<JanusMessage> {
    const transaction = randomUUID();
    const session = this.sessionId === undefined ? {} : { session_id: this.sessionId };
    return new Promise((resolve) => {
      this.waiting.set(transaction, (answer) => {
        this.waiting.delete(transaction);
        resolve(answer);
      });
      this.socket.send(JSON.stringify({ ...message, ...session, transaction }));
    });
  }
}

/** Janus's VideoRoom. */
export class JanusSfu implements Sfu {
  readonly name = 'janus';
  readonly otherPids: readonly number[] = [];
  private readonly feeds: number[] = [];

  private constructor(
    private readonly server: JanusServer,
    private readonly session: JanusSession,
  ) {}

  /** @throws Error with the reason where it cannot be had */
  static async start(address: string): Promise<JanusSfu> {
    const server = await JanusServer.start({ address });
    return new JanusSfu(server, await JanusSession.open(server.port));
  }

  get pid(): number {
    return this.server.pid;
  }

  async publish(offer: string): Promise<string> {
    const handle = await this.session.attach();
    const joined = await this.session.message(handle, { request: 'join', ptype: 'publisher', room });
    this.feeds.push(joined.plugindata?.data.id ?? 0);
    const { jsep } = await this.session.message(
      handle,
      { request: 'publish', audiocodec: 'opus', videocodec: 'vp8' },
      { type: 'offer', sdp: offer },
    );
    return jsep?.sdp ?? '';
  }

  async subscribe(): Promise<Subscription> {
    const handle = await this.session.attach();
    const streams = this.feeds.map((feed) => ({ feed }));
    const { jsep } = await this.session.message(handle, {
      request: 'join',
      ptype: 'subscriber',
      room,
      streams,
    });
    return {
      offer: jsep?.sdp ?? '',
      accept: async (sdp) => {
        await this.session.message(handle, { request: 'start' }, { type: 'answer', sdp });
      },
    };
  }

  async close(): Promise<void> {
    this.session.close();
    await this.server.close();
  }
}
