import { describe, expect, it } from '@jest/globals';
import { filterOf, firstPage, isNarrowed, parseBoardSearch } from './board-search';

describe('the address of the board', () => {
  it('keeps what makes sense and leaves out the rest', () => {
    expect(parseBoardSearch({ stage: 'active', page: '3', specialty: 'magic', search: '  ' })).toEqual({
      stage: 'active',
      page: 3,
    });
    expect(parseBoardSearch({ waiting: true, region: 53, page: 1 })).toEqual({ waiting: true, region: 53 });
  });

  it('asks the API in its own words', () => {
    expect(filterOf({ waiting: true, region: 53, search: 'yn' })).toEqual({
      waitingForMe: 'yes',
      regionCode: '53',
      search: 'yn',
    });
  });

  it('begins a new filter on the first page, and tells a view from a filter', () => {
    expect(firstPage({ stage: 'draft', page: 4 })).toEqual({ stage: 'draft' });
    expect([isNarrowed({ stage: 'draft' }), isNarrowed({ search: 'x' })]).toEqual([false, true]);
  });
});
