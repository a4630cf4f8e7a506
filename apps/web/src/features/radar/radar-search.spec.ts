import { expect, it } from '@jest/globals';
import { parseRadarSearch } from './radar-search';

it('reads what an address says and leaves out what it does not understand', () => {
  expect(parseRadarSearch({ state: 'asleep', search: 13, region: 53, page: '2' })).toEqual({
    state: 'asleep',
    search: '13',
    region: '53',
    page: 2,
  });
  expect(parseRadarSearch({ state: 'gone', search: '', region: '5x', page: 'x' })).toEqual({});
  expect(parseRadarSearch({ page: 1 })).toEqual({});
});
