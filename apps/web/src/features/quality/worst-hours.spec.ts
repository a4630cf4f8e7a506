import { describe, expect, it } from '@jest/globals';
import { worstHours } from './worst-hours';

const none = { lossShare: null, freezeShare: null, roundTripMs: null };
const at = (hour: number, good: number, fair: number, poor: number) => ({
  ...none,
  hour,
  sessions: good + fair + poor,
  good,
  fair,
  poor,
});

describe('the worst hours', () => {
  it('are those in which the largest share was spoilt, three at most', () => {
    const byHour = [at(8, 9, 1, 0), at(9, 0, 0, 2), at(10, 5, 0, 0), at(14, 1, 1, 0), at(15, 1, 3, 0)];
    expect(worstHours({ byHour })).toEqual([9, 15, 14]);
  });

  it('are none where all was well', () => {
    expect(worstHours({ byHour: [at(8, 3, 0, 0)] })).toEqual([]);
  });
});
