import { expect, it } from '@jest/globals';
import { parseMapSearch } from './map-search';

it('reads measure and province, and nothing else', () => {
  expect(parseMapSearch({ measure: 'unpaired', region: 53 })).toEqual({ measure: 'unpaired', region: '53' });
  expect(parseMapSearch({ measure: '<x>', region: '5309' })).toEqual({});
});
