import { describe, expect, it } from '@jest/globals';
import { carriedLevel } from './carried-level.js';

describe('what a link will hold', () => {
  it.each([
    [5_000_000, 'fullVideo'],
    [330_000, 'fullVideo'],
    [220_000, 'thumbnail'],
    [100_000, 'stills'],
    [30_000, 'voice'],
    [20_000, 'voiceNotes'],
    [0, 'text'],
  ] as const)('at %d bits a second is %s', (bps, level) => {
    expect(carriedLevel(bps)).toBe(level);
  });
});
