import type { ClinicMoment } from '../clinic-moment.js';
import type { RequestMinute } from './published-demand.js';
import { serveBlock } from './served.js';

/** Queue, calls and waits of one department as the days pass. */
export class Desk {
  readonly waitsHours: number[] = [];
  calls = 0;
  visits = 0;
  private seen = 0;
  private calledOn = '';

  constructor(private readonly requests: readonly RequestMinute[]) {}

  /** Those who came before the minute and have not been seen. */
  waitingAt(minute: number): number {
    let at = this.seen;
    while (at < this.requests.length && (this.requests[at] as number) < minute) at += 1;
    return at - this.seen;
  }

  /** How long the first of them has been waiting; 0 where nobody is. */
  longestWaitHours(minute: number): number {
    return Math.max(0, (minute - (this.requests[this.seen] ?? minute)) / 60);
  }

  isCalledOn(date: string): boolean {
    return this.calledOn === date;
  }

  /** The block ends with the span, and is as long as those who wait and who are still to come need. */
  hold(moment: ClinicMoment, decidedAt: number, expected: number, slotMinutes: number): void {
    if (!this.isCalledOn(moment.date)) this.calls += 1;
    this.calledOn = moment.date;
    this.visits += 1;
    const start = Math.max(decidedAt, moment.at - Math.ceil(expected) * slotMinutes);
    const block = { start, stayUntil: moment.at };
    this.seen = serveBlock(this.requests, this.seen, block, slotMinutes, this.waitsHours);
  }
}
