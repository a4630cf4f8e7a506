import { describe, expect, it } from '@jest/globals';
import { residentFacts } from './resident-number.js';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number whose last place fits, of no person: its division does not exist. */
function numberOf(birth: string, order: string): string {
  const body = `000000${birth}${order}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

describe('residentFacts', () => {
  it('tells age and sex', () => {
    expect(residentFacts(numberOf('19800315', '012'), '2026-11-22')).toEqual({ ageYears: 46, sex: 'female' });
    expect(residentFacts(numberOf('19800315', '013'), '2026-11-22')).toEqual({ ageYears: 46, sex: 'male' });
  });

  it('counts the year from the birthday on', () => {
    const number = numberOf('19801122', '011');
    expect(residentFacts(number, '2026-11-21')?.ageYears).toBe(45);
    expect(residentFacts(number, '2026-11-22')?.ageYears).toBe(46);
  });

  it('gives a leap day a birthday in common years', () => {
    const number = numberOf('20000229', '011');
    expect(residentFacts(number, '2026-02-28')?.ageYears).toBe(25);
    expect(residentFacts(number, '2026-03-01')?.ageYears).toBe(26);
  });

  it('tells nothing of a number that cannot be', () => {
    expect(residentFacts(numberOf('19801332', '011'), '2026-11-22')).toBeUndefined();
    expect(residentFacts(numberOf('20300101', '011'), '2026-11-22')).toBeUndefined();
    expect(residentFacts('110', '2026-11-22')).toBeUndefined();
  });
});
