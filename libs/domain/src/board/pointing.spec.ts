import { describe, expect, it } from '@jest/globals';
import { packPoint, PointReader } from './pointing.js';

describe('where somebody points', () => {
  it('arrives as it was sent', () => {
    expect(new PointReader().read(packPoint({ seq: 1, x: 0, y: 10_000 }))).toEqual({ x: 0, y: 10_000 });
    const within = new Uint8Array([9, ...packPoint({ seq: 2 ** 32 - 1, x: 4_321, y: 7 })]).subarray(1);
    expect(new PointReader().read(within)).toEqual({ x: 4_321, y: 7 });
  });

  it('is passed over where something newer has come', () => {
    const reader = new PointReader();
    const read = (seq: number) => reader.read(packPoint({ seq, x: seq, y: 0 }))?.x;
    expect([1, 3, 2, 3, 4].map(read)).toEqual([1, 3, undefined, undefined, 4]);
  });

  it('is on the image, or nothing', () => {
    expect(new PointReader().read(packPoint({ seq: 1, x: 10_001, y: 0 }))).toBeUndefined();
    expect(new PointReader().read(packPoint({ seq: 1, x: 0, y: 65_535 }))).toBeUndefined();
    expect(new PointReader().read(new Uint8Array(7))).toBeUndefined();
    expect(new PointReader().read(new Uint8Array(9))).toBeUndefined();
  });
});
