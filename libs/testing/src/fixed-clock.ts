import type { Clock } from '@jiedui/kernel';

/** A clock that tests set. */
export class FixedClock implements Clock {
  constructor(private time: Date) {}

  now(): Date {
    return new Date(this.time);
  }

  advance(ms: number): void {
    this.time = new Date(this.time.getTime() + ms);
  }
}
