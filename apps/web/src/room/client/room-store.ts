import { idleRoom, type RoomState } from './room-state.js';

/** Holds the snapshot and tells who listens. Shaped for React's useSyncExternalStore, bound to nothing. */
export class RoomStore {
  #snapshot: RoomState = idleRoom;
  readonly #listeners = new Set<() => void>();

  get snapshot(): RoomState {
    return this.#snapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Forgets what an earlier stay left behind. */
  start(state: RoomState): void {
    this.#snapshot = idleRoom;
    this.update(state);
  }

  update(change: Partial<RoomState>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
