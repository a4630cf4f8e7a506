import { TokenBucket } from './token-bucket.js';

/** A person never meets even one refusal; so many are no browser of ours. */
const refusalsBeforeCut = 100;

/** Slows a socket that asks too much, and cuts one that does not stop. */
export class FloodGuard {
  private readonly bucket: TokenBucket;
  private refusals = 0;

  constructor(
    { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
    private readonly cut: () => void,
  ) {
    this.bucket = new TokenBucket(burst, perSecond, performance.now());
  }

  allows(): boolean {
    if (this.bucket.take(performance.now())) return true;
    this.refusals += 1;
    if (this.refusals === refusalsBeforeCut) this.cut();
    return false;
  }
}
