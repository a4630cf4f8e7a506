import { type LadderLevel, type LadderState, type LinkSample, nextLadder, ladderStart } from '@jiedui/domain';
import type { LinkCounters } from './link-counters.js';

/** What this client can send, best first. */
const levels: readonly LadderLevel[] = ['fullVideo', 'thumbnail', 'stills', 'voice'];

/** What one look at the connection shows. */
interface Look {
  readonly counters: LinkCounters;
  readonly atMs: number;
  readonly backlogMs: number;
  readonly isCameraOn: boolean;
}

interface Mark {
  readonly atMs: number;
  readonly bytesSent: number;
}

/** Judges what this side can send by what its own connection counts, one look after the other. */
export class UplinkLadder {
  #state: LadderState;
  #mark: Mark | undefined;

  constructor(level: LadderLevel = 'fullVideo') {
    this.#state = ladderStart(level);
  }

  get level(): LadderLevel {
    return this.#state.level;
  }

  /** Another connection counts from nothing. */
  restart(): void {
    this.#mark = undefined;
    this.#state = { ...this.#state, badSinceMs: null, calmSinceMs: null };
  }

  /**
   * With the camera off nothing is learnt of what the link could carry: the level stays as it was.
   * @returns the level from now on
   */
  judge({ counters, atMs, backlogMs, isCameraOn }: Look): LadderLevel {
    const sample = this.#sampleOf(counters, atMs, backlogMs);
    this.#mark = { atMs, bytesSent: counters.bytesSent };
    if (sample && isCameraOn) this.#state = nextLadder(this.#state, sample, { levels });
    return this.level;
  }

  #sampleOf(counters: LinkCounters, atMs: number, backlogMs: number): LinkSample | undefined {
    const mark = this.#mark;
    if (!mark || atMs <= mark.atMs) return undefined;
    return {
      atMs,
      capacityBps: counters.availableOutgoingBitrate ?? null,
      sentBps: ((counters.bytesSent - mark.bytesSent) * 8_000) / (atMs - mark.atMs),
      lossShare: counters.sentLossShare,
      backlogMs,
      roundTripMs: counters.roundTripTimeMs ?? null,
    };
  }
}
