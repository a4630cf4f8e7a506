import { describe, expect, it } from '@jest/globals';
import { markMatches } from './match-marks';

const marked = (text: string, search: string) =>
  markMatches(text, search)
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('');

describe('markMatches', () => {
  it('marks what stands in the text, whatever its case', () => {
    expect(marked('云岭县人民医院', '人民')).toBe('云岭县[人民]医院');
    expect(marked('Yunling County Hospital', 'county')).toBe('Yunling [County] Hospital');
    expect(marked('H530926-01', '0926')).toBe('H53[0926]-01');
  });

  it('marks the characters that pinyin initials stand for', () => {
    expect(marked('云岭县人民医院', 'ylx')).toBe('[云岭县]人民医院');
    expect(marked('云岭县人民医院', 'RMYY')).toBe('云岭县[人民医院]');
  });

  it('marks each word of a search on its own', () => {
    expect(marked('云岭县人民医院', '云岭 rm')).toBe('[云岭]县[人民]医院');
  });

  it('leaves a text whole where nothing matches', () => {
    expect(marked('云岭县人民医院', 'yunling')).toBe('云岭县人民医院');
    expect(marked('云岭县人民医院', '')).toBe('云岭县人民医院');
  });
});
