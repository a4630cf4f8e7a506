import { describe, expect, it } from '@jest/globals';
import { gainOf, proofOf } from './proof';

describe('proofOf', () => {
  it('calls optimal only what has no gap at all', () => {
    expect(proofOf({ gapPercent: 0 })).toEqual({ kind: 'optimal' });
    expect(proofOf({ gapPercent: 0.000_01 })).toEqual({ kind: 'within', percent: '0.01' });
  });

  it.each([
    [0.04, '0.04'],
    [0.07, '0.07'],
    [0.0401, '0.05'],
    [1.234, '1.24'],
    [2, '2.00'],
  ])('rounds a gap of %d up to %s', (gapPercent, percent) => {
    expect(proofOf({ gapPercent })).toEqual({ kind: 'within', percent });
  });
});

describe('gainOf', () => {
  it('compares with taking the best first, in either direction', () => {
    expect(gainOf({ objective: 10_200, greedyObjective: 10_000 })).toEqual({ kind: 'more', percent: '2.0' });
    expect(gainOf({ objective: 9_950, greedyObjective: 10_000 })).toEqual({ kind: 'less', percent: '0.5' });
    expect(gainOf({ objective: 10_000, greedyObjective: 10_000 })).toEqual({ kind: 'same', percent: '0.00' });
    expect(gainOf({ objective: 10_004, greedyObjective: 10_000 })).toEqual({ kind: 'more', percent: '0.04' });
  });

  it('says nothing where there is nothing to compare with', () => {
    expect(gainOf({ objective: 5, greedyObjective: 0 })).toBeUndefined();
  });
});
