import { describe, expect, it } from '@jest/globals';
import { provinceDistanceKm, provinceOf, provinces } from './province.js';

describe('the grid of provinces', () => {
  it('gives each of the 34 a square of its own', () => {
    expect(provinces).toHaveLength(34);
    expect(new Set(provinces.map(({ column, row }) => `${column}/${row}`)).size).toBe(34);
  });

  it('knows the province of a county and how far its seat is', () => {
    const yunnan = provinceOf('530926');
    const shanghai = provinceOf('31');
    expect(provinceOf('0')).toBeUndefined();
    if (!yunnan || !shanghai) throw new Error('missing');
    expect(yunnan.code).toBe('53');
    expect(provinceDistanceKm(yunnan, yunnan)).toBe(0);
    expect(provinceDistanceKm(yunnan, shanghai)).toBeGreaterThan(1_800);
    expect(provinceDistanceKm(yunnan, shanghai)).toBeLessThan(2_100);
  });
});
