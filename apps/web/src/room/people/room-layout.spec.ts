import { describe, expect, it } from '@jest/globals';
import { galleryColumns } from './room-layout.js';

describe('the gallery', () => {
  it('leaves no tile without room, from one to nine people', () => {
    const columns = (isNarrow: boolean) =>
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tiles) => galleryColumns(tiles, isNarrow));
    expect(columns(false)).toEqual([1, 2, 2, 2, 3, 3, 3, 3, 3]);
    expect(columns(true)).toEqual([1, 1, 2, 2, 2, 2, 2, 2, 2]);
  });
});
