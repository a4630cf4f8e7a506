import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addBalances,
  balanceOf,
  feesSaved,
  netOf,
  selfSufficiency,
  sumCases,
  transfersAvoided,
} from './outcome.js';

const count = fc.integer({ min: 0, max: 5_000 });
const cases = fc.record({ casesLocal: count, casesTransferred: count });
const some = cases.filter(({ casesLocal, casesTransferred }) => casesLocal + casesTransferred > 0);

describe('self-sufficiency', () => {
  it('is the share treated in the county, and unknown without cases', () => {
    expect(selfSufficiency({ casesLocal: 30, casesTransferred: 10 })).toBe(0.75);
    expect(selfSufficiency({ casesLocal: 0, casesTransferred: 0 })).toBeNull();
    fc.assert(
      fc.property(some, (one) => {
        const share = selfSufficiency(one) ?? Number.NaN;
        expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });

  it('of a region lies between those of its parts, weighed by their cases', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 20 }), (parts) => {
        const shares = parts.map((part) => selfSufficiency(part) ?? Number.NaN);
        const whole = selfSufficiency(sumCases(parts)) ?? Number.NaN;
        expect(whole >= Math.min(...shares) - 1e-12 && whole <= Math.max(...shares) + 1e-12).toBe(true);
        const total = parts.map(({ casesLocal, casesTransferred }) => casesLocal + casesTransferred);
        const weighed = shares.reduce((sum, share, at) => sum + share * (total[at] ?? 0), 0);
        expect(whole).toBeCloseTo(weighed / total.reduce((a, b) => a + b, 0), 9);
      }),
    );
    // A large poor hospital and a small good one: the mean of shares would say 50 %.
    const region = [
      { casesLocal: 0, casesTransferred: 900 },
      { casesLocal: 100, casesTransferred: 0 },
    ];
    expect(selfSufficiency(sumCases(region))).toBe(0.1);
  });
});

describe('transfers avoided', () => {
  it('are none where nothing changed, and all that the baseline would have sent where nobody is sent', () => {
    fc.assert(
      fc.property(some, (one) => {
        expect(transfersAvoided(one, one)).toBeCloseTo(0, 9);
        const kept = { casesLocal: one.casesLocal + one.casesTransferred, casesTransferred: 0 };
        expect(transfersAvoided(kept, one)).toBeCloseTo(one.casesTransferred, 6);
      }),
    );
    const now = { casesLocal: 80, casesTransferred: 20 };
    expect(transfersAvoided(now, { casesLocal: 60, casesTransferred: 40 })).toBeCloseTo(20, 9);
  });

  it('are negative exactly where the share treated in the county fell', () => {
    fc.assert(
      fc.property(some, some, (now, before) => {
        const avoided = transfersAvoided(now, before) ?? Number.NaN;
        const change = (selfSufficiency(now) ?? Number.NaN) - (selfSufficiency(before) ?? Number.NaN);
        expect(Math.abs(change) <= 1e-9 || Math.sign(avoided) === Math.sign(change)).toBe(true);
      }),
    );
  });

  it('are not claimed without a baseline', () => {
    const now = { casesLocal: 5, casesTransferred: 1 };
    expect(transfersAvoided(now, undefined)).toBeNull();
    expect(transfersAvoided(now, { casesLocal: 0, casesTransferred: 0 })).toBeNull();
  });
});

describe('fees saved', () => {
  const unknown = { recognisedResults: null, recognisedYuan: null };

  it('are the avoided transfers at the difference of the fees of their quarter', () => {
    const now = {
      casesLocal: 80,
      casesTransferred: 20,
      localFeeYuan: 4_000,
      outsideFeeYuan: 9_000,
      ...unknown,
    };
    const before = { casesLocal: 60, casesTransferred: 40 };
    expect(feesSaved(now, before)).toBeCloseTo(100_000, 6);
    expect(feesSaved({ ...now, casesLocal: 40, casesTransferred: 60 }, before)).toBeCloseTo(-100_000, 6);
    expect(feesSaved({ ...now, outsideFeeYuan: null }, before)).toBeNull();
    expect(feesSaved(now, undefined)).toBeNull();
  });
});

describe('a balance', () => {
  it('shows what was lost beside what was won, and adds up however it is divided', () => {
    expect(balanceOf([3, -1, null, 2, -4])).toEqual({ gained: 5, lost: -5, uncounted: 1 });
    const values = fc.array(fc.option(fc.integer({ min: -1_000, max: 1_000 }), { nil: null }));
    fc.assert(
      fc.property(values, values, (one, other) => {
        const whole = balanceOf([...one, ...other]);
        expect(addBalances([balanceOf(one), balanceOf(other)])).toEqual(whole);
        expect(whole.gained >= 0 && whole.lost <= 0).toBe(true);
        const known = [...one, ...other].filter((value) => value !== null);
        expect(netOf(whole)).toBe(known.reduce((sum, value) => sum + value, 0));
      }),
    );
  });
});
