import { describe, expect, it } from '@jest/globals';
import { leastLoaded } from './worker-choice.policy.js';

describe('leastLoaded', () => {
  it('finds nothing among no workers', () => {
    expect(leastLoaded([])).toBeUndefined();
  });

  it('takes the idlest when the difference is clear', () => {
    const busy = { cpuShare: 0.7, rooms: 1 };
    const idle = { cpuShare: 0.2, rooms: 9 };
    expect(leastLoaded([busy, idle])).toBe(idle);
  });

  it('spreads rooms over workers that are about as idle', () => {
    const fuller = { cpuShare: 0.2, rooms: 3 };
    const emptier = { cpuShare: 0.25, rooms: 2 };
    expect(leastLoaded([fuller, emptier])).toBe(emptier);
  });

  it('leaves its input as it was', () => {
    const workers = Object.freeze([
      { cpuShare: 0.3, rooms: 2 },
      { cpuShare: 0.1, rooms: 1 },
    ]);
    expect(leastLoaded(workers)).toBe(workers[1]);
  });
});
