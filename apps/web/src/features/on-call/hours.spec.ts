import { describe, expect, it } from '@jest/globals';
import { endAfter, hourOf, minuteOf, mondayOf } from './hours';

describe('the hours of a shift', () => {
  it('are written as a clock shows them, in the next day too', () => {
    expect([hourOf(0), hourOf(485), hourOf(1_440 + 480)]).toEqual(['00:00', '08:05', '08:00']);
    expect([minuteOf('08:05'), minuteOf('8:05'), minuteOf('24:00'), minuteOf('')]).toEqual([
      485,
      485,
      undefined,
      undefined,
    ]);
  });

  it('run through the night where they end before they begin', () => {
    expect([endAfter(480, 1_080), endAfter(1_080, 480), endAfter(0, 0)]).toEqual([1_080, 1_920, 1_440]);
  });
});

describe('a week', () => {
  it('begins on its Monday', () => {
    expect([mondayOf('2026-11-22'), mondayOf('2026-11-23'), mondayOf('2026-12-01')]).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
  });
});
