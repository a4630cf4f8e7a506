import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isNoteWhole,
  piecesOfNote,
  voiceNoteBytesAtMost,
  voiceNoteLimits,
  voicePieces,
} from './voice-note.rule.js';

const sounds = fc.uint8Array({ minLength: 1, maxLength: 5 * voiceNoteLimits.pieceBytes });
const carried = (noteId: string, sound: Uint8Array) => {
  const pieces = voicePieces(sound);
  return pieces.map((piece, index) => ({ noteId, index, count: pieces.length, piece }));
};
const joined = (pieces: readonly { piece: Uint8Array }[]) => pieces.flatMap(({ piece }) => [...piece]);

describe('a voice note', () => {
  it('is the sound that was cut up, in whatever order, however often and among whatever else its pieces come', () => {
    fc.assert(
      fc.property(sounds, sounds, fc.infiniteStream(fc.nat()), (sound, another, random) => {
        const own = carried('own', sound);
        const all = [...own, ...own, ...carried('another', another)].map((piece) => ({
          piece,
          at: random.next().value ?? 0,
        }));
        const come = all.toSorted((one, other) => one.at - other.at).map(({ piece }) => piece);
        const note = own[0];
        if (!note) throw new Error('No piece');
        expect(isNoteWhole(note, come)).toBe(true);
        expect(joined(piecesOfNote(note, come))).toEqual([...sound]);
      }),
      { numRuns: 30 },
    );
  });

  it('is not whole while any piece is missing', () => {
    fc.assert(
      fc.property(sounds, fc.nat(), (sound, gap) => {
        const own = carried('own', sound);
        const missing = gap % own.length;
        const come = [...own, ...own].filter(({ index }) => index !== missing);
        const note = { noteId: 'own', index: 0, count: own.length };
        expect(isNoteWhole(note, come)).toBe(false);
        expect(piecesOfNote(note, come)).toHaveLength(own.length - 1);
      }),
    );
  });

  it('takes nothing that says another count or lies outside of it', () => {
    const note = { noteId: 'own', index: 0, count: 2 };
    const strange = [
      { noteId: 'own', index: 1, count: 3 },
      { noteId: 'own', index: 2, count: 2 },
    ];
    expect(piecesOfNote(note, [note, ...strange])).toEqual([note]);
  });

  it('of the greatest size fits the number of pieces', () => {
    const pieces = voicePieces(new Uint8Array(voiceNoteBytesAtMost));
    expect(pieces).toHaveLength(voiceNoteLimits.pieces);
    expect(pieces.every(({ length }) => length <= voiceNoteLimits.pieceBytes)).toBe(true);
    expect(voicePieces(new Uint8Array(0))).toEqual([]);
  });
});
