import { describe, expect, it } from '@jest/globals';
import { browserDecides, type JitterTarget, lossyTargetMs, nextJitterTarget } from './jitter-target.js';

const clean = { received: 100, lost: 0 };
const lossy = { received: 97, lost: 3 };
const inBetween = { received: 990, lost: 10 };

const after = (...samples: { received: number; lost: number }[]) =>
  samples.reduce<JitterTarget>(nextJitterTarget, browserDecides).targetMs;
const times = (count: number, sample: typeof clean) => Array.from({ length: count }, () => sample);

describe('nextJitterTarget', () => {
  it('leaves a clean link to the browser', () => {
    expect(after(...times(100, clean))).toBeNull();
  });

  it('buffers as soon as the link is lossy', () => {
    expect(after(clean, lossy)).toBe(lossyTargetMs);
  });

  it('does not judge by a handful of packets', () => {
    expect(after({ received: 20, lost: 5 })).toBeNull();
    expect(after(lossy, ...times(100, { received: 3, lost: 0 }))).toBe(lossyTargetMs);
  });

  it('keeps the buffer through short recoveries, and gives it up after half a minute without loss', () => {
    expect(after(lossy, ...times(14, clean))).toBe(lossyTargetMs);
    expect(after(lossy, ...times(14, clean), inBetween, ...times(14, clean))).toBe(lossyTargetMs);
    expect(after(lossy, ...times(15, clean))).toBeNull();
  });
});
