import { errorCodeOf } from './failure.js';
import type { LinkTest } from './link-test.js';
import type { MediaSession } from './media-session.js';

/**
 * A session opened while the person is still in the lobby: with its socket and its connection for what comes in standing,
 * entering costs one round trip instead of many. Nobody is told of it. Where it cannot be had, entering takes the long way.
 */
export class LobbySession {
  #opening: Promise<MediaSession> | undefined;
  #stay = new AbortController();
  /** Aborted when the link is needed for more than a test. */
  #testing = new AbortController();

  open(open: (stay: AbortSignal) => Promise<MediaSession>): void {
    this.#stay = new AbortController();
    this.#opening = open(this.#stay.signal);
    this.#opening.catch(() => undefined);
  }

  /** Measures the link, unless the session is taken or dropped before. */
  async test(onTold: (test: LinkTest | undefined) => void): Promise<void> {
    this.#testing = new AbortController();
    const { signal } = this.#testing;
    const tell = (test: LinkTest | undefined) => {
      if (!signal.aborted) onTold(test);
    };
    tell({ status: 'running' });
    try {
      const session = await this.#opening;
      const figures = await session?.measureLink(signal);
      tell(figures ? { status: 'done', figures } : { status: 'failed' });
    } catch (error) {
      // Who must be let in first is turned away here, whatever their link is like.
      const isUnreachable = errorCodeOf(error, 'UNEXPECTED') === 'MEDIA_UNAVAILABLE';
      tell(isUnreachable ? { status: 'failed' } : undefined);
    }
  }

  /** The session if there is one that stands; the next call gets none. */
  async take(): Promise<MediaSession | undefined> {
    this.#testing.abort();
    const opening = this.#opening;
    this.#opening = undefined;
    const session = await opening?.catch(() => undefined);
    if (session?.isOpen) return session;
    session?.close();
    return undefined;
  }

  drop(): void {
    this.#stay.abort();
    void this.take().then((session) => session?.close());
  }
}
