import { describe, expect, it } from '@jest/globals';
import { phaseOf } from './post-span';

const now = new Date('2026-11-22T23:30:00Z');
const span = (validFrom: string, validUntil: string | null) => ({ validFrom, validUntil, endReason: null });

describe('phaseOf', () => {
  it('counts the first and the last day', () => {
    expect(phaseOf(span('2026-11-22', '2026-11-22'), now)).toBe('current');
    expect(phaseOf(span('2026-11-22', null), now)).toBe('current');
  });

  it('tells what is over and what is to come', () => {
    expect(phaseOf(span('2026-01-01', '2026-11-21'), now)).toBe('ended');
    expect(phaseOf(span('2026-11-23', null), now)).toBe('coming');
  });
});
