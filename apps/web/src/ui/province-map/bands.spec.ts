import { describe, expect, it } from '@jest/globals';
import { bandsOf, shadeOf } from './bands';

describe('the shades of a map', () => {
  it('are five bands with round limits that the largest value fits into', () => {
    expect(bandsOf([3, 41]).map(({ from, below }) => [from, below])).toEqual([
      [0, 10],
      [10, 20],
      [20, 30],
      [30, 40],
      [40, null],
    ]);
    expect(bandsOf([]).map(({ from }) => from)).toEqual([0, 1, 2, 3, 4]);
  });

  it('never get lighter as values grow, and leave out what is nothing', () => {
    const bands = bandsOf([113]);
    const drawn = Array.from({ length: 113 }, (_, at) => shadeOf(at + 1, bands) ?? 0);
    expect(drawn).toEqual([...drawn].toSorted((a, b) => a - b));
    expect([drawn[0], drawn[112]]).toEqual([1, 3]);
    expect([shadeOf(0, bands), shadeOf(null, bands), shadeOf(undefined, bands)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keep the limits that are asked for', () => {
    const fifths = bandsOf([12, 100], 20);
    expect([12, 20, 79, 80, 100].map((value) => shadeOf(value, fifths))).toEqual([1, 2, 4, 5, 5]);
  });
});
