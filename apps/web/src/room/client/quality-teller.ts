import type { Line, RoomCompanion } from './companion.js';
import type { LinkCounters } from './link-counters.js';
import { type QualityMark, sampleBetween } from './quality-sample.js';

const tellEveryMs = 10_000;

/** Tells the node every ten seconds how this side's link is. What cannot be told is not worth telling later. */
export class QualityTeller implements RoomCompanion {
  #line: Line | undefined;
  #mark: QualityMark | undefined;
  #framesSeen = 0;

  listen(): void {
    this.#mark = undefined; // another connection counts from nothing
  }

  joined(line: Line): void {
    this.#line = line;
  }

  /** About once a second. */
  observe(counters: LinkCounters, atMs: number): void {
    const mark = this.#mark;
    if (!mark || counters.bytesSent < mark.counters.bytesSent) return this.#begin(counters, atMs, false);
    this.#mark = { ...mark, sentLoss: [...mark.sentLoss, counters.sentLossShare] };
    if (atMs - mark.atMs < tellEveryMs) return;
    const sample = sampleBetween(this.#mark, counters, atMs);
    this.#begin(counters, atMs, counters.framesDecoded > this.#framesSeen);
    if (this.#line?.isConnected) void this.#line.request('quality.tell', sample).catch(() => undefined);
  }

  #begin(counters: LinkCounters, atMs: number, hadPicture: boolean): void {
    this.#mark = { atMs, counters, sentLoss: [], hadPicture };
    this.#framesSeen = counters.framesDecoded;
  }
}
