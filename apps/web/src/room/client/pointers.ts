import type { RoomPeer } from '@jiedui/contracts';
import { packPoint, type PointedAt, PointReader } from '@jiedui/domain';
import type { Channels, Outlet } from './channels.js';
import type { Line, RoomCompanion } from './companion.js';
import { Newest } from './newest.js';

export type Pointing = Pick<RoomPeer, 'personId' | 'nameZh' | 'nameEn'> & PointedAt;

/** Nobody looks at it later. */
const pointLifeMs = 1_000;
/** Where a hand came to rest still arrives where much is lost. */
const restRepeats = 3;
/** A hand is followed well enough, and its way costs a thin link two kilobits. */
const pointEveryMs = 125;

/**
 * Where people point on the board. Over channels of their own, so that on a bad link a place that was pointed at does not
 * wait for what was lost before it.
 */
export class Pointers implements RoomCompanion {
  readonly #listeners = new Set<(pointing: Pointing) => void>();
  readonly #places = new Newest<PointedAt>(pointEveryMs, (place) => this.#send(place), restRepeats);
  #outlet: Outlet | undefined;
  #seq = 0;

  /** Somebody else points on the board. */
  readonly onPointed = (listener: (pointing: Pointing) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Said to the others in a moment or not at all; of several places the last. */
  point(place: PointedAt): void {
    if (this.#outlet) this.#places.offer(place);
  }

  async #send(place: PointedAt): Promise<boolean> {
    const channel = await this.#outlet?.channel();
    if (channel?.isBusy) return false;
    await channel?.send(packPoint({ seq: (this.#seq += 1), ...place }));
    return true;
  }

  listen(_line: Line, channels: Channels): void {
    this.#outlet = undefined;
    const readers = new Map<string, PointReader>();
    channels.hear('pointer', {
      heard: (message, { id, peerId }) => {
        const reader = readers.get(id) ?? new PointReader();
        readers.set(id, reader);
        const place = reader.read(message);
        const person = channels.whoIs(peerId);
        if (place && person) this.#show(person, place);
      },
      closed: (id) => readers.delete(id),
    });
  }

  joined(line: Line, channels: Channels): void {
    const outlet = (this.#outlet = channels.outlet('pointer', pointLifeMs));
    line.onLost(() => {
      if (this.#outlet === outlet) this.#outlet = undefined;
    });
  }

  #show({ personId, nameZh, nameEn }: RoomPeer, place: PointedAt): void {
    for (const listener of this.#listeners) listener({ personId, nameZh, nameEn, ...place });
  }
}
