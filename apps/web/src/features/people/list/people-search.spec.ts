import { describe, expect, it } from '@jest/globals';
import { parseInvitationSearch, parsePeopleSearch } from './people-search';

const hospital = '0198c0de-0000-7000-8000-000000000001';

describe('parsePeopleSearch', () => {
  it('keeps filters of the address', () => {
    const search = { hospital, role: 'expert', state: 'disabled', search: '李', page: 3 };
    expect(parsePeopleSearch(search)).toEqual(search);
  });

  it('drops what is wrong and keeps the rest', () => {
    expect(parsePeopleSearch({ hospital: 'here', role: 'king', state: 'all', page: 1, search: '' })).toEqual(
      {},
    );
    expect(parsePeopleSearch({ hospital, role: 'king' })).toEqual({ hospital });
  });
});

describe('parseInvitationSearch', () => {
  it('knows the states of invitations; pending is the one without words', () => {
    expect(parseInvitationSearch({ state: 'expired' })).toEqual({ state: 'expired' });
    expect(parseInvitationSearch({ state: 'pending' })).toEqual({});
  });
});
