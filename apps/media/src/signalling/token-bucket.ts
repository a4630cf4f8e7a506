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

  /** Whether nothing could be taken now. */
  isEmpty(nowMs: number): boolean {
    this.refill(nowMs);
    return this.tokens < 1;
  }

  take(nowMs: number): boolean {
    this.refill(nowMs);
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  private refill(nowMs: number): void {
    const refill = ((nowMs - this.refilledAtMs) / 1_000) * this.perSecond;
    this.tokens = Math.min(this.capacity, this.tokens + Math.max(refill, 0));
    this.refilledAtMs = nowMs;
  }
}
