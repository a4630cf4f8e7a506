import { describe, expect, it } from '@jest/globals';
import { filterOf, isFiltered, parseDirectorySearch } from './directory-search';

describe('parseDirectorySearch', () => {
  it('reads region, filters and page from the address', () => {
    expect(
      parseDirectorySearch({ region: 5309, tier: 'county', gradeLevel: 2, search: 'ylx', page: 3 }),
    ).toEqual({
      region: 5309,
      tier: 'county',
      gradeLevel: 2,
      search: 'ylx',
      page: 3,
    });
  });

  it('keeps a search for a code of digits alone', () => {
    expect(parseDirectorySearch({ search: 530926 })).toEqual({ search: '530926' });
  });

  it('leaves out what makes no sense and the first page', () => {
    expect(parseDirectorySearch({ region: 123, tier: 'moon', kind: 'general', page: 1 })).toEqual({
      kind: 'general',
    });
  });
});

describe('filterOf', () => {
  it('asks for the region and all below it', () => {
    expect(filterOf({ region: 53, flag: 'border', page: 2 })).toEqual({ regionCode: '53', flag: 'border' });
  });
});

describe('isFiltered', () => {
  it('is not what a region alone does', () => {
    expect(isFiltered({ region: 53, page: 2 })).toBe(false);
    expect(isFiltered({ region: 53, search: 'ylx' })).toBe(true);
  });
});
