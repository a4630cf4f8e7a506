import { describe, expect, it } from '@jest/globals';
import { parseDeskSearch, parseGapSearch, parseHistorySearch } from './need-search';

describe('the addresses of the needs pages', () => {
  it('keep what makes sense, and leave out the rest', () => {
    expect(parseGapSearch({ region: 530_926, specialty: 'cardiology', search: ' NC-1 ', page: '3' })).toEqual(
      {
        region: 530_926,
        specialty: 'cardiology',
        search: 'NC-1',
        page: 3,
      },
    );
    expect(parseGapSearch({ region: 'x', specialty: 'magic', search: ' ', page: 1 })).toEqual({});
    expect(parseGapSearch({ region: 123 })).toEqual({});
    expect(parseDeskSearch({ year: '2026' })).toEqual({ year: 2026 });
    expect(parseDeskSearch({ year: 1999 })).toEqual({});
    expect(parseHistorySearch({ version: 'not an id' })).toEqual({});
  });
});
