import type { MediaSession } from './media-session.js';

/**
 * A session opened while the person is still in the lobby: with its socket and its connection for what comes in standing,
 * entering costs one round trip instead of many. Nobody is told of it. Where it cannot be had, entering takes the long way.
 */
export class LobbySession {
  #opening: Promise<MediaSession | undefined> | undefined;
  #stay = new AbortController();

  open(open: (stay: AbortSignal) => Promise<MediaSession>): void {
    this.#stay = new AbortController();
    this.#opening = open(this.#stay.signal).catch(() => undefined);
  }

  /** The session if there is one that stands; the next call gets none. */
  async take(): Promise<MediaSession | undefined> {
    const opening = this.#opening;
    this.#opening = undefined;
    const session = await opening;
    if (session?.isOpen) return session;
    session?.close();
    return undefined;
  }

  drop(): void {
    this.#stay.abort();
    void this.take().then((session) => session?.close());
  }
}
