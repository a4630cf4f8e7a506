import { expect, it } from '@jest/globals';
import type { RadarFigures } from '@jiedui/contracts';
import { asleepShareOf, isWorthShowing, sleepiestFirst } from './radar-figures';

const figures = (some: Partial<RadarFigures>): RadarFigures => ({
  pairings: 0,
  awake: 0,
  due: 0,
  dormant: 0,
  neverWoken: 0,
  noRhythm: 0,
  escalated: 0,
  countyHospitals: 0,
  unpairedHospitals: 0,
  ...some,
});
const child = (code: string, some: Partial<RadarFigures>) => ({
  code,
  nameZh: code,
  nameEn: code,
  figures: figures(some),
});

it('counts both kinds of sleepers, and says nothing of a region without pairings', () => {
  expect(asleepShareOf(figures({ pairings: 8, dormant: 2, neverWoken: 1 }))).toBe(38);
  expect(asleepShareOf(figures({ countyHospitals: 3, unpairedHospitals: 3 }))).toBeNull();
});

it('shows regions in trouble first, and none where nothing is', () => {
  const regions = [
    child('11', { pairings: 5, awake: 5 }),
    child('12', {}),
    child('13', { pairings: 9, neverWoken: 4 }),
    child('14', { countyHospitals: 2, unpairedHospitals: 2 }),
  ];
  expect(sleepiestFirst(regions.filter(isWorthShowing)).map(({ code }) => code)).toEqual(['13', '14', '11']);
});
