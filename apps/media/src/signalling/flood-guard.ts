import { TokenBucket } from './token-bucket.js';

/** Joining takes about ten requests, a quick clicker a few a second. */
const burst = 60;
const perSecond = 15;
/** A person never meets even one refusal; so many are no browser of ours. */
const refusalsBeforeCut = 100;

/** Slows a socket that asks too much, and cuts one that does not stop. */
export class FloodGuard {
  private readonly bucket = new TokenBucket(burst, perSecond, performance.now());
  private refusals = 0;

  constructor(private readonly cut: () => void) {}

  allows(): boolean {
    if (this.bucket.take(performance.now())) return true;
    this.refusals += 1;
    if (this.refusals === refusalsBeforeCut) this.cut();
    return false;
  }
}
