import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cutStill,
  firstStillShape,
  largestStillBytes,
  nextStillShape,
  StillAssembler,
  stillPauseMs,
  stillPieceBytes,
} from './still.js';

const picture = fc.uint8Array({ minLength: 1, maxLength: 6_000 });

describe('a still picture in pieces', () => {
  it('is put together whatever the order of its pieces, and however often one comes', () => {
    fc.assert(
      fc.property(
        picture,
        fc.nat(),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (bytes, number, lots) => {
          const pieces = cutStill(bytes, number);
          const shuffled = [...pieces, ...pieces.slice(0, 2)]
            .map((piece, at) => ({ piece, lot: lots[at] ?? at }))
            .toSorted((a, b) => a.lot - b.lot);
          const assembler = new StillAssembler();
          const whole = shuffled.flatMap(({ piece }) => assembler.add(piece) ?? []);
          expect(whole).toEqual([bytes]);
        },
      ),
    );
  });

  it('is given up for a newer one, which a lost piece of an older does not touch', () => {
    const assembler = new StillAssembler();
    const [first, second] = [
      cutStill(new Uint8Array(2_000).fill(1), 1),
      cutStill(new Uint8Array(2_000).fill(2), 2),
    ];
    const late = first.pop();
    for (const piece of first) expect(assembler.add(piece)).toBeUndefined();
    expect(second.flatMap((piece) => assembler.add(piece) ?? [])).toEqual([new Uint8Array(2_000).fill(2)]);
    expect(late && assembler.add(late)).toBeUndefined();
  });

  it('keeps to its limits, and what does not is passed over', () => {
    expect(Math.max(...cutStill(new Uint8Array(5_000), 1).map(({ length }) => length))).toBe(stillPieceBytes);
    expect(() => cutStill(new Uint8Array(largestStillBytes + 1), 1)).toThrow(RangeError);
    const assembler = new StillAssembler();
    for (const length of [0, 6, stillPieceBytes + 1]) {
      expect(assembler.add(new Uint8Array(length))).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        const fresh = new StillAssembler();
        expect(() => fresh.add(noise)).not.toThrow();
      }),
    );
  });
});

describe('the shape of a still', () => {
  it('shrinks until it fits, grows while there is room, and stays between', () => {
    let shape = firstStillShape('camera');
    for (let round = 0; round < 20; round += 1) shape = nextStillShape(shape, 9_000, 'camera');
    expect(shape).toEqual({ width: 160, quality: 0.2 });
    for (let round = 0; round < 20; round += 1) shape = nextStillShape(shape, 100, 'camera');
    expect(shape).toEqual({ width: 320, quality: 0.7 });
    expect(nextStillShape(shape, 2_500, 'camera')).toBe(shape);
  });

  it('of a screen is large enough to read, and may take longer', () => {
    let shape = firstStillShape('screen');
    for (let round = 0; round < 20; round += 1) shape = nextStillShape(shape, 40_000, 'screen');
    expect(shape).toEqual({ width: 640, quality: 0.2 });
    expect(nextStillShape(shape, 15_000, 'screen')).toBe(shape);
  });
});

describe('the pace of still pictures', () => {
  it('begins with what fits beside speech on 30 kbit/s, and ends at four pieces a second or more', () => {
    const bitsPerSecond = (sent: number) => (stillPieceBytes * 8_000) / stillPauseMs(sent);
    expect(bitsPerSecond(0)).toBeLessThan(12_000);
    expect(bitsPerSecond(1_000)).toBeGreaterThan(30_000);
  });

  it('never slows down again', () => {
    const pauses = Array.from({ length: 40 }, (_, sent) => stillPauseMs(sent));
    expect(pauses).toEqual(pauses.toSorted((a, b) => b - a));
  });
});
