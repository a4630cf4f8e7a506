/** Where the time comes from. Rules take `now` as an argument; only the outermost layer owns a clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
