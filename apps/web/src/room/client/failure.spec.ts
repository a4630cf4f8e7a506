import { CatalogueError } from '@jiedui/contracts';
import { describe, expect, it } from '@jest/globals';
import { errorCodeOf, isFinal } from './failure.js';

describe('errorCodeOf', () => {
  it('finds the code wherever the thrower keeps it', () => {
    expect(errorCodeOf(new CatalogueError('NOT_FOUND'), 'UNEXPECTED')).toBe('NOT_FOUND');
    expect(errorCodeOf({ problem: { code: 'SESSION_NOT_OPEN' } }, 'UNEXPECTED')).toBe('SESSION_NOT_OPEN');
  });

  it('takes no code that is not in the catalogue', () => {
    for (const error of [undefined, null, 'text', new Error('x'), { code: 'ECONNREFUSED' }, { code: 42 }]) {
      expect(errorCodeOf(error, 'SERVICE_UNAVAILABLE')).toBe('SERVICE_UNAVAILABLE');
    }
  });
});

describe('isFinal', () => {
  it('tells what a new try can mend from what it cannot', () => {
    expect(isFinal('SESSION_NOT_OPEN')).toBe(true);
    expect(isFinal('MEDIA_UNAVAILABLE')).toBe(false);
    // A ticket can expire on its way over a slow link: the next one may not.
    expect(isFinal('TICKET_INVALID')).toBe(false);
  });
});
