import type { SignallingAnswer, SignallingPayload, SignallingRequestName } from '@jiedui/contracts';
import type { Seat } from '../rooms/room.registry.js';

/** How some of the contract's requests are answered. */
export type Handlers<Names extends SignallingRequestName> = {
  readonly [E in Names]: (seat: Seat, payload: SignallingPayload<E>) => Promise<SignallingAnswer<E>>;
};
