import { expect, it } from '@jest/globals';
import { provinceOf, provinces } from '@jiedui/domain';
import { neighbourOf } from './neighbours';

const from = (code: string, key: string) => {
  const province = provinceOf(code);
  if (!province) throw new Error('missing');
  return neighbourOf(province, key)?.code;
};

it('moves to the next square ahead, and nowhere at the edge', () => {
  expect(from('41', 'ArrowRight')).toBe('32');
  expect(from('41', 'ArrowDown')).toBe('42');
  expect(from('54', 'ArrowRight')).toBe('51');
  expect(from('65', 'ArrowLeft')).toBeUndefined();
  expect(from('41', 'Enter')).toBeUndefined();
});

it('reaches every province from any other', () => {
  const reached = new Set(['41']);
  for (const code of reached) {
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      const next = from(code, key);
      if (next) reached.add(next);
    }
  }
  expect(reached.size).toBe(provinces.length);
});
