import { describe, expect, it } from '@jest/globals';
import { passwordWeakness } from './password.rule.js';

const owner = ['zhang.weimin', '示例医生甲乙', 'Sample Doctor'];

describe('a new password', () => {
  it.each([
    ['short1!', 'tooShort'],
    ['x1'.repeat(101), 'tooLong'],
    ['1111111111', 'tooPlain'],
    ['abababab12', 'tooPlain'],
    ['onlyletters', 'tooPlain'],
    ['1357924680', 'tooPlain'],
    ['my-weimin-2026', 'namesItsOwner'],
    ['DOCTOR-number-1', 'namesItsOwner'],
    ['2026示例医生甲乙!', 'namesItsOwner'],
  ])('%s is weak: %s', (password, weakness) => {
    expect(passwordWeakness(password, owner)).toBe(weakness);
  });

  it.each(['青山依旧在，几度夕阳红', 'correct horse battery', 'onlylettersbutmany', 'k7#mQ2!xpz'])(
    '%s is fit',
    (password) => {
      expect(passwordWeakness(password, owner)).toBeUndefined();
    },
  );

  it('may hold short words that are in a name by chance', () => {
    expect(passwordWeakness('li-river-1998', ['li', 'Li Na'])).toBeUndefined();
  });
});
