import { describe, expect, it } from '@jest/globals';
import { parseOversightSearch } from './oversight-search';

describe('parseOversightSearch', () => {
  it('takes a region also where the address was read as a number', () => {
    expect(parseOversightSearch({ region: 5329, scope: 'overdue', page: '2' })).toEqual({
      region: '5329',
      scope: 'overdue',
      page: 2,
    });
  });

  it('leaves out what is the default or makes no sense', () => {
    expect(parseOversightSearch({ region: '53a', scope: 'all', page: 0 })).toEqual({});
    expect(parseOversightSearch({ region: ['53'] })).toEqual({});
  });
});
