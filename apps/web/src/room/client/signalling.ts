import {
  CatalogueError,
  Problem,
  signallingPath,
  type SignallingAnswer,
  type SignallingPayload,
  type SignallingPush,
  type SignallingPushName,
  type SignallingRequestName,
  type SocketAnswer,
} from '@jiedui/contracts';
import type { LadderLevel } from '@jiedui/domain';
import { io, type Socket } from 'socket.io-client';

export interface NodeTicket {
  readonly nodeId?: string;
  readonly nodeUrl: string;
  readonly ticket: string;
  /** Relays to try where the node cannot be reached. */
  readonly iceServers?: readonly RTCIceServer[];
  /** What the link has usually carried. */
  readonly startLevel?: LadderLevel;
  /** Who the others know this person as. */
  readonly personId?: string;
  /** Where the session is encrypted end to end: its key. */
  readonly mediaKey?: string;
}

/** A dead address must not hold up the next try for long; a link with seconds of delay must still get in. */
const connectTimeoutMs = 8_000;
const answerTimeoutMs = 10_000;

/** How a socket is opened. */
interface Entry {
  readonly ticket: NodeTicket;
  /** From the lobby: refused where somebody would have to be asked. */
  readonly isEarly: boolean;
  /** Aborted when the person has gone meanwhile. */
  readonly stay: AbortSignal;
}

const unavailable = (cause?: unknown) => new CatalogueError('MEDIA_UNAVAILABLE', [], { cause });

/** What is told to who comes before they are in. */
export interface Door {
  /** Somebody must let this person in, which takes as long as it takes. */
  onWaiting(waiting: SignallingPush<'room.waiting'>): void;
  /** It is decided that they do not come in. */
  onClosed(reason: SignallingPush<'room.closed'>['reason']): void;
}

/** The node refuses a socket with a Problem in the error's data; anything else is the network's doing. */
function refusal(error: Error & { data?: unknown }): CatalogueError {
  const problem = Problem.safeParse(error.data);
  return problem.success ? new CatalogueError(problem.data.code) : unavailable(error);
}

/**
 * The socket to one media node, for one stay. It never reconnects by itself: a ticket opens it once.
 * This class is what types the socket: its methods are generic over the contract's event names, which
 * socket.io's own event maps cannot express.
 */
export class Signalling {
  private constructor(private readonly socket: Socket) {}

  /** Opens the socket and waits for the node's welcome, before the door where one must be let in. */
  static async connect({ ticket: { nodeUrl, ticket }, isEarly, stay }: Entry, door: Door) {
    const socket = io(nodeUrl, {
      path: signallingPath,
      auth: { ticket, isEarly },
      forceNew: true,
      reconnection: false,
      timeout: connectTimeoutMs,
      // Straight to WebSocket saves two round trips; polling remains for proxies that block it.
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
    });
    const settled = new AbortController();
    try {
      const welcome = await new Promise<SignallingPush<'room.welcome'>>((resolve, reject) => {
        const giveUp = () => reject(unavailable());
        const overdue = setTimeout(giveUp, connectTimeoutMs + answerTimeoutMs);
        settled.signal.addEventListener('abort', () => clearTimeout(overdue));
        stay.addEventListener('abort', giveUp, { signal: settled.signal });
        socket.once('room.welcome', resolve);
        socket.on('room.waiting', (waiting: SignallingPush<'room.waiting'>) => {
          clearTimeout(overdue);
          door.onWaiting(waiting);
        });
        socket.once('room.closed', ({ reason }: SignallingPush<'room.closed'>) => {
          door.onClosed(reason);
          giveUp();
        });
        socket.once('connect_error', (error) => reject(refusal(error)));
        // Cut without a word: the door is shut to who has not asked to be let in.
        const refused = () => reject(new CatalogueError('ROOM_NOT_ADMITTED'));
        socket.once('disconnect', isEarly ? refused : giveUp);
      });
      socket.removeAllListeners('room.closed').removeAllListeners('room.waiting');
      return { signalling: new Signalling(socket), welcome };
    } catch (error) {
      socket.disconnect();
      throw error;
    } finally {
      settled.abort();
    }
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** @throws CatalogueError with the node's code, or MEDIA_UNAVAILABLE when no answer came. */
  async request<E extends SignallingRequestName>(
    event: E,
    payload: SignallingPayload<E>,
    timeoutMs = answerTimeoutMs,
  ): Promise<SignallingAnswer<E>> {
    if (!this.socket.connected) throw unavailable();
    const answer: SocketAnswer<SignallingAnswer<E>> = await this.socket
      .timeout(timeoutMs)
      .emitWithAck(event, payload)
      .catch((error: unknown) => {
        throw unavailable(error);
      });
    if (!answer.ok) throw new CatalogueError(answer.error.code);
    return answer.value;
  }

  onPush(listeners: { [E in SignallingPushName]?: (payload: SignallingPush<E>) => void }): void {
    for (const [event, listener] of Object.entries(listeners)) {
      this.socket.on(event, listener);
    }
  }

  onLost(listener: () => void): void {
    this.socket.on('disconnect', listener);
  }

  close(): void {
    this.socket.off();
    this.socket.disconnect();
  }
}
