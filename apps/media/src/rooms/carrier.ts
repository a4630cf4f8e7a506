import type { Feed } from './feed.js';
import type { Wing } from './wing.js';

interface Carried {
  readonly users: Set<string>;
  /** Resolves with what closes the pipe again. */
  readonly piping: Promise<() => void>;
}

/**
 * Brings feeds from the wing where they are to the wings that need them: each once, however many there look at it, and
 * no longer than somebody does.
 */
export class Carrier {
  private readonly carried = new Map<string, Carried>();
  /** A feed keeps its id, so that a new pipe has to wait until the one before is gone. */
  private readonly closing = new Map<string, Promise<void>>();

  /** How many feeds are copied between workers now. */
  get count(): number {
    return this.carried.size;
  }

  /** Resolves when the feed can be consumed in a wing under its own id. */
  async bring(feed: Feed, to: Wing, user: string): Promise<void> {
    const from = await feed.land(user);
    if (from === to) return;
    const key = keyOf(feed, to);
    const known = this.carried.get(key) ?? this.begin(key, feed, from, to);
    known.users.add(user);
    await known.piping;
  }

  /** Who no longer looks at a feed says so; the last one ends the pipe. */
  release(feed: Feed, to: Wing, user: string): void {
    feed.letGo(user);
    const key = keyOf(feed, to);
    const known = this.carried.get(key);
    known?.users.delete(user);
    if (!known || known.users.size > 0) return;
    this.carried.delete(key);
    const closed = known.piping.then((close) => close()).catch(() => undefined);
    this.closing.set(key, closed);
    void closed.then(() => this.closing.get(key) === closed && this.closing.delete(key));
  }

  private begin(key: string, feed: Feed, from: Wing, to: Wing): Carried {
    const forget = () => this.carried.get(key) === carried && this.carried.delete(key);
    const piping = Promise.resolve(this.closing.get(key)).then(() => pipe(feed, from, to, forget));
    const carried: Carried = { users: new Set(), piping };
    this.carried.set(key, carried);
    piping.catch(forget);
    return carried;
  }
}

const keyOf = ({ id }: Feed, { router }: Wing) => `${router.id} ${id}`;

async function pipe({ id, isData }: Feed, from: Wing, to: Wing, onClosed: () => void): Promise<() => void> {
  const { router } = to;
  const wish = isData ? { dataProducerId: id, router } : { producerId: id, router };
  const { pipeProducer, pipeDataProducer } = await from.router.pipeToRouter(wish);
  pipeProducer?.observer.once('close', onClosed);
  pipeDataProducer?.observer.once('close', onClosed);
  return () => (pipeProducer ?? pipeDataProducer)?.close();
}
