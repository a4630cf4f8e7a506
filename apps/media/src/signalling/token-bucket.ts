/** Allows bursts up to `capacity` and `perSecond` in the long run. Time is an argument, in milliseconds. */
export class TokenBucket {
  private tokens: number;

  constructor(
    private readonly capacity: number,
    private readonly perSecond: number,
    private refilledAtMs: number,
  ) {
    this.tokens = capacity;
  }

  take(nowMs: number): boolean {
    const refill = ((nowMs - this.refilledAtMs) / 1_000) * this.perSecond;
    this.tokens = Math.min(this.capacity, this.tokens + Math.max(refill, 0));
    this.refilledAtMs = nowMs;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
