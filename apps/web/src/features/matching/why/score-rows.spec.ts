import { describe, expect, it } from '@jest/globals';
import type { Hospital } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { barsOf, countedParts, isRaised, type WeighedTop } from './score-rows';

const top: Hospital = {
  id: 'top' as HospitalId,
  code: 'top',
  nameZh: 'top',
  nameEn: 'top',
  timeZone: 'Asia/Shanghai',
};
const near: WeighedTop = {
  top,
  parts: {
    need: 82,
    strength: 80,
    fit: 70,
    help: 4_592,
    continuity: 1_200,
    region: 600,
    language: 0,
    distance: 92,
    total: 6_300,
  },
  rules: -300,
  price: 4_000,
  net: 2_000,
  wantedMet: 2,
  isChosen: true,
  takenBy: [],
};
const far: WeighedTop = {
  ...near,
  parts: { ...near.parts, help: 55, continuity: 0, region: 0, distance: 800, total: 1 },
  rules: 0,
  price: 0,
  net: 1,
};

describe('the parts of a score', () => {
  it('add up with the signs that are shown', () => {
    const { help, continuity, region, language, distance, total, rules, price, net } = countedParts(near);
    expect(help + continuity + region + language + distance).toBe(total);
    expect(total + rules + price).toBe(net);
  });

  it('say where a score was raised to one point', () => {
    expect(isRaised(near)).toBe(false);
    expect(isRaised(far)).toBe(true);
  });

  it('are drawn on one scale', () => {
    const widthOf = barsOf([near, far]);
    expect([6_300, -4_000, 1, 0].map(widthOf)).toEqual([100, 63, 0, 0]);
  });
});
