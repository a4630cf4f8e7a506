/** What of an entry decides when it goes. */
export interface Outgoing {
  /** Base64 characters that ride beside it; 0 for what is small. */
  readonly dataLength: number;
  readonly state: OutgoingState;
}

/** `refused`: trying again would be refused again. */
export type OutgoingState = 'waiting' | 'sending' | 'refused';

const isHeavy = ({ dataLength }: Outgoing): boolean => dataLength > 0;

/**
 * What is sent next: a sentence never waits behind a sound, and of each kind one is under way at a time, so that order is
 * kept and a thin link holds at most one heavy piece.
 */
export function nextToSend<T extends Outgoing>(outbox: readonly T[]): readonly T[] {
  const next = (isOfKind: (one: Outgoing) => boolean): readonly T[] => {
    const own = outbox.filter((one) => isOfKind(one) && one.state !== 'refused');
    const first = own[0];
    return first && own.every(({ state }) => state === 'waiting') ? [first] : [];
  };
  const small = next((one) => !isHeavy(one));
  return small.length > 0 || outbox.some((one) => !isHeavy(one) && one.state === 'sending')
    ? small
    : next(isHeavy);
}
