import { EventEmitter } from 'node:events';
import type { MediaWorker } from '../workers/media-worker.js';
import type { WorkerPool } from '../workers/worker.pool.js';
import { Wing } from './wing.js';

/** A wing with one person counted in it, until they leave. */
export interface WingSeat {
  readonly wing: Wing;
  readonly leave: () => void;
}

interface WingsEvents {
  /** Its worker has died. */
  lost: [Wing];
}

/** The parts of one room in the workers of this node, opened as they are needed. */
export class Wings extends EventEmitter<WingsEvents> {
  private readonly opening = new Map<MediaWorker, Promise<Wing>>();
  private readonly peersIn = new Map<MediaWorker, number>();
  private isClosed = false;

  constructor(private readonly pool: Pick<WorkerPool, 'place'>) {
    super();
  }

  /** @throws CatalogueError MEDIA_UNAVAILABLE while no worker can take anybody */
  async seat(): Promise<WingSeat> {
    const worker = this.pool.place((candidate) => this.peersIn.get(candidate));
    const stand = worker.seat();
    this.peersIn.set(worker, (this.peersIn.get(worker) ?? 0) + 1);
    const leave = () => {
      stand();
      const peers = this.peersIn.get(worker);
      if (peers !== undefined) this.peersIn.set(worker, peers - 1);
    };
    try {
      return { wing: await this.in(worker), leave };
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Any wing that stands: where the room meets other nodes. */
  async any(): Promise<Wing> {
    const [first] = this.opening.values();
    if (first) return first;
    const worker = this.pool.place((candidate) => this.peersIn.get(candidate));
    // So that who comes is led there.
    this.peersIn.set(worker, 0);
    return this.in(worker);
  }

  close(): void {
    this.isClosed = true;
    for (const opening of this.opening.values())
      opening.then(({ router }) => router.close()).catch(() => undefined);
  }

  private in(worker: MediaWorker): Promise<Wing> {
    const known = this.opening.get(worker);
    if (known) return known;
    const opening = this.open(worker);
    this.opening.set(worker, opening);
    opening.catch(() => this.forget(worker));
    return opening;
  }

  private async open(worker: MediaWorker): Promise<Wing> {
    const wing = await Wing.open(worker);
    const lost = () => {
      this.forget(worker);
      if (!this.isClosed) this.emit('lost', wing);
    };
    wing.router.once('workerclose', lost);
    if (wing.isClosed) lost();
    if (this.isClosed) wing.router.close();
    return wing;
  }

  private forget(worker: MediaWorker): void {
    this.opening.delete(worker);
    this.peersIn.delete(worker);
  }
}
