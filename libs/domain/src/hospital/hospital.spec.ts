import { describe, expect, it } from '@jest/globals';
import { regionLevelOf, regionLineage } from './region.js';
import { areWorkingHoursSound, defaultWorkingHours, timeZoneOfRegion } from './working-hours.js';

describe('regions', () => {
  it('are told apart by the length of their code', () => {
    expect(['0', '53', '5309', '530926', '530926100', '5'].map(regionLevelOf)).toEqual([
      'nation',
      'province',
      'prefecture',
      'county',
      'township',
      undefined,
    ]);
  });

  it('know the way down to themselves', () => {
    expect(regionLineage('530926')).toEqual(['0', '53', '5309', '530926']);
    expect(regionLineage('0')).toEqual(['0']);
  });
});

describe('working hours', () => {
  it('are sound by default, and by the local clock of Xinjiang', () => {
    expect(areWorkingHoursSound(defaultWorkingHours)).toBe(true);
    expect([timeZoneOfRegion('653022'), timeZoneOfRegion('530926')]).toEqual([
      'Asia/Urumqi',
      'Asia/Shanghai',
    ]);
  });

  it.each([
    ['overlap', [1, 480, 720], [1, 700, 900]],
    ['are empty', [1, 480, 480], [2, 480, 720]],
    ['pass midnight', [1, 1_200, 1_500], [2, 480, 720]],
    ['name no day', [8, 480, 720], [2, 480, 720]],
  ])('are refused where they %s', (_, ...spans) => {
    const hours = spans.map(([weekday = 0, fromMinute = 0, untilMinute = 0]) => ({
      weekday,
      fromMinute,
      untilMinute,
    }));
    expect(areWorkingHoursSound(hours)).toBe(false);
  });

  it('may touch', () => {
    const touching = [
      { weekday: 1, fromMinute: 480, untilMinute: 720 },
      { weekday: 1, fromMinute: 720, untilMinute: 900 },
    ];
    expect(areWorkingHoursSound(touching)).toBe(true);
  });
});
