import { describe, expect, it } from '@jest/globals';
import { retryDelayMs } from './back-off.js';

const backOff = { firstMs: 200, limitMs: 3_000 };

describe('retryDelayMs', () => {
  it('doubles up to the limit', () => {
    const delays = [0, 1, 2, 3, 4, 50].map((attempt) => retryDelayMs(attempt, backOff, 1));
    expect(delays).toEqual([200, 400, 800, 1_600, 3_000, 3_000]);
  });

  it('spreads over the upper half', () => {
    expect(retryDelayMs(2, backOff, 0)).toBe(400);
    expect(retryDelayMs(2, backOff, 0.5)).toBe(600);
  });
});
