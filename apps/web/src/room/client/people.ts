import type { RoomPeople, SignallingPayload, SignallingRequestName } from '@jiedui/contracts';
import { CatalogueError } from '@jiedui/contracts';
import type { Line, RoomCompanion } from './companion.js';

type PeopleRequest = Extract<SignallingRequestName, `people.${string}` | 'room.lock' | 'room.quiet'>;

/** How the people of the room stand, as the node tells it, and what this person may ask about them. */
export class People implements RoomCompanion {
  #line: Line | undefined;
  #view: RoomPeople | undefined;
  readonly #listeners = new Set<() => void>();
  /** A moderator has paused this person's microphone. */
  onMuted: () => void = () => undefined;
  /** This person's screen is not shown any more. */
  onShareStopped: () => void = () => undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** `undefined` until the node has told it for the first time. */
  readonly snapshot = (): RoomPeople | undefined => this.#view;

  listen(line: Line): void {
    line.onPush({
      'room.people': (view) => {
        this.#view = view;
        for (const listener of this.#listeners) listener();
      },
      'self.muted': () => this.onMuted(),
      'self.shareStopped': () => this.onShareStopped(),
    });
  }

  joined(line: Line): void {
    this.#line = line;
  }

  /** @throws CatalogueError with the code for which the node refuses */
  async ask<E extends PeopleRequest>(event: E, payload: SignallingPayload<E>): Promise<void> {
    if (!this.#line?.isConnected) throw new CatalogueError('MEDIA_UNAVAILABLE');
    await this.#line.request(event, payload);
  }
}
