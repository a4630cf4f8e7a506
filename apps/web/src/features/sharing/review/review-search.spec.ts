import { describe, expect, it } from '@jest/globals';
import { parseReviewSearch } from './review-search';

describe('parseReviewSearch', () => {
  it('keeps what differs from the whole queue', () => {
    expect(parseReviewSearch({ state: 'open', page: '3' })).toEqual({ state: 'open', page: 3 });
    expect(parseReviewSearch({ state: 'all', page: 1 })).toEqual({});
  });

  it('shows the whole queue for an address that makes no sense', () => {
    expect(parseReviewSearch({ state: 'lost', page: 'x' })).toEqual({});
    expect(parseReviewSearch({ page: -2 })).toEqual({});
  });
});
