import { describe, expect, it } from '@jest/globals';
import { strengthOf } from './password-strength';

describe('strengthOf', () => {
  it('says how many characters are missing', () => {
    expect(strengthOf('Abc123', [])).toEqual({ level: 'weak', weakness: 'tooShort', missing: 4 });
  });

  it('does not let a password name its owner', () => {
    expect(strengthOf('zhaomin-2026', ['zhaomin@county-a.example'])).toMatchObject({
      weakness: 'namesItsOwner',
    });
  });

  it('tells one that will do from a strong one', () => {
    expect(strengthOf('quiet7river', [])).toEqual({ level: 'fair' });
    expect(strengthOf('quiet7river-stone', [])).toEqual({ level: 'strong' });
  });
});
