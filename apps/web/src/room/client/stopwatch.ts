import type { JoinTimes } from './room-state.js';

/** Times the first entry; later repeats of a step do not count. */
export class JoinStopwatch {
  readonly #startedAt = performance.now();
  readonly #times: { -readonly [Step in keyof JoinTimes]?: number } = {};

  mark(step: keyof JoinTimes): void {
    this.#times[step] ??= Math.round(performance.now() - this.#startedAt);
  }

  get times(): JoinTimes | undefined {
    const { ticket, signalling, connected, firstFrame } = this.#times;
    if (ticket === undefined || signalling === undefined || connected === undefined) return undefined;
    return { ticket, signalling, connected, ...(firstFrame === undefined ? {} : { firstFrame }) };
  }
}
