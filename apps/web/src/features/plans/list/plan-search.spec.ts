import { describe, expect, it } from '@jest/globals';
import { parsePlanSearch } from './plan-search';

describe('the filters of plans in an address', () => {
  it('keep what is right and lose what is not', () => {
    expect(parsePlanSearch({ year: 2026, state: 'running', search: '青禾', page: 3 })).toEqual({
      year: 2026,
      state: 'running',
      search: '青禾',
      page: 3,
    });
    expect(parsePlanSearch({ year: 1999, state: 'gone', search: '', page: 1, other: 'x' })).toEqual({});
  });
});
