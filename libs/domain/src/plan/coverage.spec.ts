import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverageOf, gapsIn, unionOf } from './coverage.js';
import { addDays, dayNumber, daysIn, type DaySpan, yearSpan } from './plan-days.js';

const span = (from: string, until: string): DaySpan => ({ from, until });

const spans = fc.array(
  fc.tuple(fc.integer({ min: -200, max: 500 }), fc.integer({ min: 0, max: 400 })).map(([start, length]) => {
    const from = addDays('2024-01-01', start);
    return { from, until: addDays(from, length) };
  }),
  { maxLength: 12 },
);

describe('the coverage of a year', () => {
  it('joins posts that follow each other, and names what is left', () => {
    const coverage = coverageOf([span('2025-11-01', '2026-03-31'), span('2026-04-01', '2026-08-15')], 2026);
    expect(coverage.covered).toEqual([span('2026-01-01', '2026-08-15')]);
    expect(coverage.gaps).toEqual([span('2026-08-16', '2026-12-31')]);
    expect(coverage.months[7]).toEqual({ month: 8, days: 31, coveredDays: 15 });
    expect(coverage.months[8]?.coveredDays).toBe(0);
  });

  it('of nobody is one gap', () => {
    expect(coverageOf([], 2024)).toMatchObject({
      days: 366,
      coveredDays: 0,
      gaps: [span('2024-01-01', '2024-12-31')],
    });
  });

  it('counts each day once, and gaps and covered days make up the year', () => {
    fc.assert(
      fc.property(spans, (posts) => {
        const { covered, gaps, coveredDays, days, months } = coverageOf(posts, 2024);
        const sum = (parts: readonly DaySpan[]) => parts.reduce((total, part) => total + daysIn(part), 0);
        expect(sum(covered) + sum(gaps)).toBe(days);
        expect(sum(covered)).toBe(coveredDays);
        expect(months.reduce((total, month) => total + month.coveredDays, 0)).toBe(coveredDays);
        const parts = [...covered, ...gaps].toSorted((a, b) => dayNumber(a.from) - dayNumber(b.from));
        expect(parts[0]?.from).toBe('2024-01-01');
        for (const [at, part] of parts.entries()) {
          expect(parts[at + 1]?.from ?? '2025-01-01').toBe(addDays(part.until, 1));
        }
      }),
    );
  });

  it('covers a day exactly when some post does', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 365 }), (posts, offset) => {
        const day = addDays('2024-01-01', offset);
        const holds = ({ from, until }: DaySpan) => from <= day && day <= until;
        expect(coverageOf(posts, 2024).covered.some(holds)).toBe(posts.some(holds));
      }),
    );
  });

  it('is the same in whatever order, and taken twice', () => {
    fc.assert(
      fc.property(spans, (posts) => {
        const within = yearSpan(2024);
        const union = unionOf(posts, within);
        expect(unionOf(posts.toReversed(), within)).toEqual(union);
        expect(unionOf(union, within)).toEqual(union);
        expect(gapsIn(gapsIn(union, within), within)).toEqual(union);
      }),
    );
  });
});
