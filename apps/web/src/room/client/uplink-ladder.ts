import {
  type LadderLevel,
  type LadderState,
  ladderStart,
  type LinkSample,
  nextLadder,
  nextSpeechRate,
  type SpeechRate,
} from '@jiedui/domain';
import type { Sending } from './encodings.js';
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
  #speech: SpeechRate;
  #mark: Mark | undefined;

  constructor(level: LadderLevel = 'fullVideo') {
    this.#state = ladderStart(level);
    this.#speech = nextSpeechRate('full', level, null);
  }

  get sending(): Sending {
    return { level: this.#state.level, speech: this.#speech };
  }

  /** Another connection counts from nothing. */
  restart(): void {
    this.#mark = undefined;
    this.#state = { ...this.#state, badSinceMs: null, calmSinceMs: null };
  }

  /**
   * With the camera off nothing is learnt of what the link could carry: the level stays as it was.
   * @returns what is to be sent from now on
   */
  judge({ counters, atMs, backlogMs, isCameraOn }: Look): Sending {
    const sample = this.#sampleOf(counters, atMs, backlogMs);
    this.#mark = { atMs, bytesSent: counters.bytesSent };
    if (sample && isCameraOn) {
      this.#state = nextLadder(this.#state, sample, { levels });
      this.#speech = nextSpeechRate(this.#speech, this.#state.level, sample.capacityBps);
    }
    return this.sending;
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
