import { describe, expect, it } from '@jest/globals';
import { independentYears, isIndependentFor } from './credentials.js';

const on = (day: string) => new Date(`${day}T08:00:00Z`);

describe('years of independent practice', () => {
  it.each([
    ['2020-06-15', '2023-06-14', 2],
    ['2020-06-15', '2023-06-15', 3],
    ['2020-02-29', '2023-02-28', 2],
    ['2020-02-29', '2023-03-01', 3],
    ['2020-02-29', '2024-02-29', 4],
    ['2019-12-31', '2020-01-01', 0],
    ['2030-01-01', '2026-01-01', 0],
  ])('since %s are on %s full %i', (since, today, years) => {
    expect(independentYears(since, on(today))).toBe(years);
  });

  it('are none where no date is on record', () => {
    expect(isIndependentFor(null, 0, on('2026-01-01'))).toBe(false);
    expect(isIndependentFor('2023-01-01', 3, on('2026-01-01'))).toBe(true);
    expect(isIndependentFor('2023-01-02', 3, on('2026-01-01'))).toBe(false);
  });
});
