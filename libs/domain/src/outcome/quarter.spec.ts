import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isQuarterTellable,
  lastFullQuarter,
  quarterEnd,
  quarterOf,
  quarterPlus,
  quartersBetween,
  quarterStart,
} from './quarter.js';
import { periodOf } from './period.js';

const day = fc.date({
  min: new Date('2001-01-01T00:00:00Z'),
  max: new Date('2090-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('a quarter', () => {
  it('holds the days between its ends, and no other', () => {
    fc.assert(
      fc.property(day, (now) => {
        const quarter = quarterOf(now);
        const date = now.toISOString().slice(0, 10);
        expect(quarterStart(quarter) <= date && date <= quarterEnd(quarter)).toBe(true);
        const next = new Date(Date.parse(quarterEnd(quarter)) + 86_400_000);
        expect(quarterOf(next)).toBe(quarterPlus(quarter, 1));
      }),
    );
  });

  it('can be counted on and back, and sorts as text in the order of time', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (now, quarters) => {
        const first = quarterOf(now);
        const last = quarterPlus(first, quarters);
        expect(last > first).toBe(true);
        expect(quarterPlus(last, -quarters)).toBe(first);
        expect(quartersBetween(first, last)).toHaveLength(quarters + 1);
        expect(quartersBetween(last, first)).toEqual([]);
      }),
    );
    expect(quartersBetween('2025Q3', '2026Q2')).toEqual(['2025Q3', '2025Q4', '2026Q1', '2026Q2']);
  });

  it('can be told once it is over, and for ten years', () => {
    const now = new Date('2026-07-01T00:00:00Z');
    expect(lastFullQuarter(now)).toBe('2026Q2');
    expect(isQuarterTellable('2026Q2', now)).toBe(true);
    expect(isQuarterTellable('2026Q3', now)).toBe(false);
    expect(isQuarterTellable('2016Q2', now)).toBe(true);
    expect(isQuarterTellable('2016Q1', now)).toBe(false);
    expect(isQuarterTellable('2026Q5', now)).toBe(false);
  });
});

describe('a period', () => {
  const now = new Date('2026-08-15T00:00:00Z');

  it('is the last two full years, held against their first quarter, where nothing is asked', () => {
    expect(periodOf({}, now)).toEqual({ first: '2024Q3', last: '2026Q2', baseline: '2024Q3' });
    expect(periodOf({ last: '2025Q4', baseline: '2020Q1' }, now)).toEqual({
      first: '2024Q1',
      last: '2025Q4',
      baseline: '2020Q1',
    });
  });

  it('does not end before it begins, nor last too long, nor look ahead for its baseline', () => {
    expect(periodOf({ first: '2026Q2', last: '2026Q1' }, now)).toBeUndefined();
    expect(periodOf({ first: '2010Q1', last: '2026Q1' }, now)).toBeUndefined();
    expect(periodOf({ last: '2025Q4', baseline: '2026Q1' }, now)).toBeUndefined();
  });
});
