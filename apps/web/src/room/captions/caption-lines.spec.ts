import { describe, expect, it } from '@jest/globals';
import { type CaptionLine, captionsAt } from './caption-lines.js';

const line = (personId: string, text: string, atMs: number): CaptionLine => ({
  personId,
  nameZh: personId,
  nameEn: personId,
  text,
  atMs,
});
const read = (lines: readonly CaptionLine[]) => lines.map(({ personId, text }) => `${personId}: ${text}`);

describe('captions', () => {
  it('show what each said last, who spoke last below', () => {
    const first = captionsAt([], 0, line('li', 'Good', 0));
    const second = captionsAt(first, 100, line('wang', 'Morning', 100));
    expect(read(captionsAt(second, 200, line('li', 'Good morning', 200)))).toEqual([
      'wang: Morning',
      'li: Good morning',
    ]);
  });

  it('go after a while, and are the same object as long as none does', () => {
    const lines = captionsAt(captionsAt([], 0, line('li', 'Good', 0)), 5_000, line('wang', 'Yes', 5_000));
    expect(captionsAt(lines, 7_999)).toBe(lines);
    expect(read(captionsAt(lines, 8_000))).toEqual(['wang: Yes']);
    expect(captionsAt(lines, 13_000)).toEqual([]);
  });

  it('are three at most, and nothing where nothing was understood', () => {
    const all = ['a', 'b', 'c', 'd'].reduce<readonly CaptionLine[]>(
      (lines, id, at) => captionsAt(lines, at, line(id, id, at)),
      [],
    );
    expect(read(all)).toEqual(['b: b', 'c: c', 'd: d']);
    expect(read(captionsAt(all, 10, line('d', '', 10)))).toEqual(['b: b', 'c: c']);
  });
});
