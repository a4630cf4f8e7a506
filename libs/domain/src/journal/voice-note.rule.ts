/** A minute at 12 kbit/s is 90 kB; browsers that cannot record that small stop at the number of pieces. */
export const voiceNoteLimits = {
  durationMs: 60_000,
  /** By which a browser may stop late. */
  slackMs: 5_000,
  pieces: 64,
  pieceBytes: 4_096,
} as const;

export const voiceNoteBytesAtMost = voiceNoteLimits.pieces * voiceNoteLimits.pieceBytes;

/** The sound of a note in pieces that a thin link carries one at a time; none of them is empty. */
export function voicePieces(sound: Uint8Array): readonly Uint8Array[] {
  const { pieceBytes } = voiceNoteLimits;
  const count = Math.ceil(sound.length / pieceBytes);
  return Array.from({ length: count }, (_, index) =>
    sound.subarray(index * pieceBytes, (index + 1) * pieceBytes),
  );
}

export interface VoicePiece {
  readonly noteId: string;
  readonly index: number;
  readonly count: number;
}

/**
 * The pieces of one note in their order, whichever way they came; the first of those with the same index counts, and what
 * says another count than the note belongs to something else.
 */
export function piecesOfNote<T extends VoicePiece>(note: VoicePiece, pieces: readonly T[]): readonly T[] {
  const byIndex = new Map<number, T>();
  for (const piece of pieces) {
    const isOwn = piece.noteId === note.noteId && piece.count === note.count && piece.index < note.count;
    if (isOwn && !byIndex.has(piece.index)) byIndex.set(piece.index, piece);
  }
  return [...byIndex.values()].toSorted((one, other) => one.index - other.index);
}

/** Whether nothing of a note is missing among its pieces. */
export const isNoteWhole = (note: VoicePiece, pieces: readonly VoicePiece[]): boolean =>
  piecesOfNote(note, pieces).length === note.count;
