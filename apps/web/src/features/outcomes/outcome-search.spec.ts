import { expect, it } from '@jest/globals';
import { parseOutcomeSearch } from './outcome-search';

it('keeps what makes sense of an address, and forgets the rest', () => {
  const sound = {
    region: '53',
    specialty: 'cardiology',
    first: '2025Q1',
    last: '2026Q2',
    baseline: '2024Q4',
  };
  expect(parseOutcomeSearch(sound)).toEqual(sound);
  expect(parseOutcomeSearch({ region: 53, first: '2025Q5', last: 7, specialty: 'magic', page: 2 })).toEqual({
    region: '53',
  });
  expect(parseOutcomeSearch({ region: 'x' })).toEqual({});
});
