import { describe, expect, it } from '@jest/globals';
import {
  browserDecides,
  isEnough,
  type JitterSample,
  type JitterTarget,
  longestMs,
  nextJitterTarget,
} from './jitter-target.js';

const clean = { received: 100, lost: 0, late: 0 };
const lossy = { received: 97, lost: 3, late: 0 };
const veryLossy = { received: 90, lost: 10, late: 0 };
const mostLossy = { received: 80, lost: 20, late: 0 };
const inBetween = { received: 990, lost: 10, late: 0 };
const late = { received: 98, lost: 2, late: 4 };

const judged = (...samples: JitterSample[]) => samples.reduce<JitterTarget>(nextJitterTarget, browserDecides);
const pictures = (...samples: JitterSample[]) => judged(...samples).picturesMs;
const speech = (...samples: JitterSample[]) => judged(...samples).speechMs;
const times = (count: number, sample: JitterSample) => Array.from({ length: count }, () => sample);

describe('nextJitterTarget', () => {
  it('leaves a clean link to the browser', () => {
    expect(judged(...times(100, clean))).toEqual(browserDecides);
  });

  it('buffers as soon as the link is lossy, and longer the more is lost', () => {
    expect([pictures(clean, lossy), speech(clean, lossy)]).toEqual([400, 400]);
    expect([pictures(lossy, veryLossy), speech(veryLossy)]).toEqual([600, 600]);
    expect([pictures(veryLossy, mostLossy), speech(mostLossy)]).toEqual([longestMs, longestMs]);
    expect(pictures(veryLossy, ...times(100, lossy))).toBe(600);
  });

  it('buffers speech longer as long as repetitions come too late, within what a conversation bears', () => {
    expect(speech(late)).toBe(400);
    expect(speech(lossy, late)).toBe(600);
    expect(speech(...times(20, late))).toBe(longestMs);
    expect(speech(late, late, ...times(14, lossy))).toBe(600);
    expect(pictures(...times(20, late))).toBeNull();
  });

  it('does not judge by a handful of packets', () => {
    expect(isEnough({ received: 20, lost: 5, late: 0 })).toBe(false);
    expect(isEnough({ received: 40, lost: 10, late: 0 })).toBe(true);
  });

  it('keeps the buffer through short recoveries, and gives it up after half a minute without loss', () => {
    expect(pictures(lossy, ...times(14, clean))).toBe(400);
    expect(pictures(lossy, ...times(14, clean), inBetween, ...times(14, clean))).toBe(400);
    expect(judged(lossy, late, ...times(15, clean))).toEqual(browserDecides);
  });
});
