import { describe, expect, it } from '@jest/globals';
import { isNarrowed, narrowed, parseRunSearch, parseRunsSearch, parseStartSearch } from './matching-search';

const id = '0199f0a0-1111-7222-8333-444455556666';

describe('the address of the matching studio', () => {
  it('keeps what makes sense and leaves out the rest', () => {
    expect(
      parseRunSearch({
        view: 'bench',
        state: 'open',
        specialty: 'cardiology',
        search: 530102,
        page: '3',
        other: id,
      }),
    ).toEqual({
      view: 'bench',
      state: 'open',
      specialty: 'cardiology',
      search: '530102',
      page: 3,
      other: id,
    });
    expect(
      parseRunSearch({ view: 'choices', state: 'gone', specialty: 7, search: '  ', page: 1, other: 'x' }),
    ).toEqual({});
    expect(parseRunsSearch({ page: 2 })).toEqual({ page: 2 });
    expect(parseRunsSearch({ page: 'two' })).toEqual({});
    expect(parseStartSearch({ from: id, hospital: 'mine' })).toEqual({ from: id });
  });

  it('begins on the first page when the filters change', () => {
    expect(narrowed({ state: 'open', page: 4 }, { specialty: 'oncology' })).toEqual({
      state: 'open',
      specialty: 'oncology',
    });
    expect(narrowed({ state: 'open', page: 4 }, { state: undefined })).toEqual({});
  });

  it('knows whether anything narrows the choices', () => {
    expect(isNarrowed({ view: 'compare', page: 2 })).toBe(false);
    expect(isNarrowed({ search: 'a' })).toBe(true);
  });
});
