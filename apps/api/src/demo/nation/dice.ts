import { createHash } from 'node:crypto';
import { v5 } from 'uuid';

/** Of the synthetic nation, so that its ids meet no others. */
const namespace = '5f3c9e0a-58c4-4a53-9a59-3a4b0f1d7c21';

/** Chance that comes out the same for the same seed and label, in whatever order it is asked. */
export class Dice {
  private state: number;

  constructor(
    private readonly seed: string,
    label: string,
  ) {
    this.state = createHash('sha256').update(`${seed}/${label}`).digest().readUInt32LE(0);
  }

  static id<T extends string>(seed: string, label: string): T {
    return v5(`${seed}/${label}`, namespace) as T;
  }

  /** From 0 up to but without 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d_2b_79_f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(from: number, until: number): number {
    return from + Math.floor(this.next() * (until - from + 1));
  }

  isLucky(chance: number): boolean {
    return this.next() < chance;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new Error(`Nothing to pick from (${this.seed})`);
    return item;
  }

  shuffled<T>(items: readonly T[]): T[] {
    const mixed = [...items];
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = this.between(0, at);
      [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
    }
    return mixed;
  }
}
