/** Of times in milliseconds. */
export interface Latencies {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const stepMs = 0.01;
const steps = 100_000;

/** Counts times in steps of ten microseconds, up to a second. */
export class Histogram {
  private readonly counts = new Uint32Array(steps);
  private total = 0;

  add(ms: number): void {
    const at = Math.min(steps - 1, Math.max(0, Math.floor(ms / stepMs)));
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    this.total += 1;
  }

  summary(): Latencies {
    return { p50Ms: this.percentile(0.5), p99Ms: this.percentile(0.99) };
  }

  private percentile(share: number): number {
    let left = this.total * share;
    const at = this.counts.findIndex((count) => (left -= count) <= 0);
    return Number(((at + 1) * stepMs).toFixed(2));
  }
}
