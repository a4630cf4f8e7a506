import { describe, expect, it } from '@jest/globals';
import { changesBetween, rebase } from './draft-merge';

const base = { question: 'a', history: 'b', age: 1 as number | null };

describe('changesBetween', () => {
  it('names the fields that differ, also where they became empty', () => {
    expect(changesBetween(base, { question: 'a', history: 'c', age: null })).toEqual({
      history: 'c',
      age: null,
    });
  });
});

describe('rebase', () => {
  it('keeps what was typed here and takes what changed there', () => {
    const rebased = rebase(base, { ...base, question: 'mine' }, { ...base, history: 'theirs' });
    expect(rebased).toEqual({ value: { question: 'mine', history: 'theirs', age: 1 }, conflicts: [] });
  });

  it('reports a field that both changed to different things, and keeps what was typed', () => {
    const rebased = rebase(base, { ...base, question: 'mine' }, { ...base, question: 'theirs' });
    expect(rebased.conflicts).toEqual(['question']);
    expect(rebased.value.question).toBe('mine');
  });

  it('sees no conflict where both changed it to the same', () => {
    const same = { ...base, question: 'same' };
    expect(rebase(base, same, same)).toEqual({ value: same, conflicts: [] });
  });
});
