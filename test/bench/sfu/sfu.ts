/** One that takes part in a room of an SFU under measurement. */
export interface Subscription {
  /** To receive all that is published. */
  readonly offer: string;
  accept(answer: string): Promise<void>;
}

/** An SFU with one room, to which everybody is published before anybody subscribes. */
export interface Sfu {
  readonly name: string;
  /** The process that carries the packets. */
  readonly pid: number;
  /** Processes of it that carry none. */
  readonly otherPids: readonly number[];
  /** @param offer of one microphone and one camera @returns the answer */
  publish(offer: string): Promise<string>;
  subscribe(): Promise<Subscription>;
  close(): Promise<void>;
}
