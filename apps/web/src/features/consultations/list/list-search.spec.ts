import { describe, expect, it } from '@jest/globals';
import { parseListSearch } from './list-search';

describe('parseListSearch', () => {
  it('reads filters from the address and leaves out what is the default', () => {
    expect(parseListSearch({ scope: 'open', page: '2', search: 'C2026' })).toEqual({
      scope: 'open',
      page: 2,
      search: 'C2026',
    });
    expect(parseListSearch({ scope: 'all', page: 1 })).toEqual({});
  });

  it('shows the whole list for an address that makes no sense', () => {
    expect(parseListSearch({ state: 'lost', page: 'x' })).toEqual({});
  });
});
