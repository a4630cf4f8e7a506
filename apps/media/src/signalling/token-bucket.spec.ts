import { describe, expect, it } from '@jest/globals';
import { TokenBucket } from './token-bucket.js';

const takeAt = (bucket: TokenBucket, nowMs: number, times: number) =>
  Array.from({ length: times }, () => bucket.take(nowMs)).filter(Boolean).length;

describe('TokenBucket', () => {
  it('allows a burst up to its capacity', () => {
    expect(takeAt(new TokenBucket(5, 1, 0), 0, 8)).toBe(5);
  });

  it('refills with time, but not past its capacity', () => {
    const bucket = new TokenBucket(5, 2, 0);
    takeAt(bucket, 0, 5);
    expect(takeAt(bucket, 1_000, 5)).toBe(2);
    expect(takeAt(bucket, 3_600_000, 9)).toBe(5);
  });

  it('adds up parts of a token', () => {
    const bucket = new TokenBucket(1, 1, 0);
    const taken = [0, 400, 800, 1_200].map((nowMs) => bucket.take(nowMs));
    expect(taken).toEqual([true, false, false, true]);
  });

  it('survives a clock that goes back', () => {
    const bucket = new TokenBucket(1, 1, 10_000);
    expect([bucket.take(5_000), bucket.take(5_000)]).toEqual([true, false]);
  });
});
