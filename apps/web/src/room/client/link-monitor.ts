import { browserDecides, isEnough, nextJitterTarget } from './jitter-target.js';
import { countLink, type LinkCounters, noCounters } from './link-counters.js';
import type { MediaSession } from './media-session.js';

const sampleMs = 1_000;
/** Fewer packets than of two seconds say little of the loss. */
const judgeMs = 2_000;
/** Until the first picture is there its moment is wanted more exactly. */
const firstFrameSampleMs = 100;
const firstFrameSamples = 200;

export interface LinkListener {
  onFirstFrame(): void;
  /** About once a second. */
  onSample(counters: LinkCounters, atMs: number): void;
}

/** Watches one session's counters, and adapts its receive buffers to the loss they show. */
export class LinkMonitor {
  #latest: LinkCounters = noCounters;
  #judged: LinkCounters = noCounters;
  #judgedAt = performance.now();
  #jitterTarget = browserDecides;
  #samples = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(
    private readonly session: MediaSession,
    private readonly listener: LinkListener,
  ) {
    void this.#run();
  }

  get latest(): LinkCounters {
    return this.#latest;
  }

  async sample(): Promise<LinkCounters> {
    const counters = countLink(await this.session.reports());
    const hadFrames = this.#latest.framesDecoded > 0;
    // The loudest moment stays known after the stream that carried it has closed.
    this.#latest = { ...counters, audioLevel: Math.max(counters.audioLevel, this.#latest.audioLevel) };
    if (!hadFrames && counters.framesDecoded > 0) this.listener.onFirstFrame();
    return this.#latest;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    // A connection that closes under the question has no counters left to read.
    await this.sample().catch(() => undefined);
    if (this.#isStopped) return;
    this.#samples += 1;
    if (performance.now() - this.#judgedAt >= judgeMs) this.#adaptBuffers();
    this.listener.onSample(this.#latest, performance.now());
    const isWaiting = this.#latest.framesDecoded === 0 && this.#samples < firstFrameSamples;
    this.#timer = setTimeout(() => void this.#run(), isWaiting ? firstFrameSampleMs : sampleMs);
  }

  #adaptBuffers(): void {
    const sample = {
      received: this.#latest.packetsReceived - this.#judged.packetsReceived,
      lost: this.#latest.packetsLost - this.#judged.packetsLost,
      late: this.#latest.packetsLate - this.#judged.packetsLate,
    };
    if (!isEnough(sample)) return;
    this.#jitterTarget = nextJitterTarget(this.#jitterTarget, sample);
    this.#judged = this.#latest;
    this.#judgedAt = performance.now();
    const { picturesMs, speechMs } = this.#jitterTarget;
    for (const { rtpReceiver, kind } of this.session.consumers) {
      if (rtpReceiver) rtpReceiver.jitterBufferTarget = kind === 'audio' ? speechMs : picturesMs;
    }
  }
}
