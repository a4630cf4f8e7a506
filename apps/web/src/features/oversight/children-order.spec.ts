import { describe, expect, it } from '@jest/globals';
import { activeFirst, isActive } from './children-order';

const region = (code: string, overdue: number, open: number, consultations: number) => ({
  code,
  figures: { hospitals: 1, pairings: 1, consultations, open, overdue, closed: 0 },
});

describe('activeFirst', () => {
  it('puts what is overdue on top and leaves the rest as the divisions stand', () => {
    const regions = [
      region('5301', 0, 0, 0),
      region('5303', 0, 4, 9),
      region('5302', 0, 0, 0),
      region('5329', 2, 2, 2),
    ];
    expect(activeFirst(regions).map(({ code }) => code)).toEqual(['5329', '5303', '5301', '5302']);
    expect(regions[0]?.code).toBe('5301');
  });

  it('tells where consultations were asked', () => {
    expect([region('1', 0, 0, 0), region('2', 0, 0, 3)].map(isActive)).toEqual([false, true]);
  });
});
