import { CatalogueError, type ErrorCode, type SignallingPush } from '@jiedui/contracts';
import type { Line, RoomCompanion } from '../client/companion.js';

export interface RoomRecordingState extends SignallingPush<'recording.state'> {
  /** A request is on its way. */
  readonly isBusy: boolean;
  /** Why the last request was not carried out. */
  readonly error: ErrorCode | undefined;
}

const nothingRecorded: RoomRecordingState = {
  phase: 'off',
  recordingId: null,
  askedBy: null,
  startedAt: null,
  own: null,
  answers: [],
  mayLead: false,
  isBusy: false,
  error: undefined,
};

/** How the recording of a room stands, as the node tells it, and this person's part in it. No method rejects. */
export class RecordingCompanion implements RoomCompanion {
  #line: Line | undefined;
  #state = nothingRecorded;
  readonly #listeners = new Set<() => void>();

  get state(): RoomRecordingState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  listen(line: Line): void {
    line.onPush({ 'recording.state': (pushed) => this.#update({ ...pushed, error: undefined }) });
  }

  joined(line: Line): void {
    this.#line = line;
  }

  ask(): Promise<void> {
    return this.#request((line) => line.request('recording.ask', {}));
  }

  answer(agrees: boolean): Promise<void> {
    const { recordingId } = this.#state;
    if (recordingId === null) return Promise.resolve();
    return this.#request((line) => line.request('recording.answer', { recordingId, agrees }));
  }

  stop(): Promise<void> {
    return this.#request((line) => line.request('recording.stop', {}));
  }

  readonly forgetError = (): void => this.#update({ error: undefined });

  async #request(ask: (line: Line) => Promise<unknown>): Promise<void> {
    if (!this.#line || this.#state.isBusy) return;
    this.#update({ isBusy: true, error: undefined });
    try {
      await ask(this.#line);
      this.#update({ isBusy: false });
    } catch (error) {
      this.#update({ isBusy: false, error: error instanceof CatalogueError ? error.code : 'UNEXPECTED' });
    }
  }

  #update(change: Partial<RoomRecordingState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
