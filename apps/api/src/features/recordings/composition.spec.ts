import { describe, expect, it } from '@jest/globals';
import type { RecordedSource } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { partsOf, type Piece } from './composition.js';

const [doctor, expert] = ['doctor', 'expert'] as PersonId[] as [PersonId, PersonId];
const piece = (personId: PersonId, source: RecordedSource, fromMs: number, untilMs: number): Piece => ({
  file: `${personId}-${source}-${fromMs}`,
  personId,
  source,
  fromMs,
  untilMs,
});

describe('what a recording is made of', () => {
  it('is everybody with picture and sound together, and each screen by itself', () => {
    const parts = partsOf([
      piece(expert, 'microphone', 5, 20),
      piece(doctor, 'microphone', 0, 20),
      piece(doctor, 'camera', 1, 20),
      piece(doctor, 'screen', 15, 18),
      piece(doctor, 'screen', 8, 10),
    ]);
    expect(
      parts.map(({ personId, isScreen, fromMs, untilMs, picture, microphone }) => [
        personId,
        isScreen,
        [fromMs, untilMs],
        picture?.pieces.length ?? 0,
        microphone?.pieces.length ?? 0,
      ]),
    ).toEqual([
      [doctor, false, [0, 20], 1, 1],
      [expert, false, [5, 20], 0, 1],
      [doctor, true, [8, 18], 2, 0],
    ]);
  });
});
