import type { Journaled, PersonEntry, VoiceEntry } from '@jiedui/contracts';
import { isNoteWhole, journalKey, piecesOfNote, type VoicePiece, voicePieces } from '@jiedui/domain';
import type { JournalCompanion, JournalView, QueuedDraft } from '../journal/index.js';
import { fromBase64, toBase64 } from '../../../bytes/base64.js';
import type { RecordedVoice } from './voice-recorder.js';

/** A note as far as it has come: what the room has of it, and what waits here. */
export interface VoiceNote {
  readonly head: VoiceEntry;
  readonly author: string;
  readonly told: readonly (VoicePiece & { readonly position: string; readonly isKept: boolean })[];
  readonly drafts: readonly QueuedDraft[];
}

type Voiced = Extract<PersonEntry, { kind: 'voice' | 'voice.part' }>;
const isVoiced = (entry: Journaled['entry']): entry is Voiced =>
  entry.kind === 'voice' || entry.kind === 'voice.part';

/** All that is known of one note. A note of the same id by somebody else is another one. */
export function voiceNote(
  view: Pick<JournalView, 'entries' | 'drafts'>,
  head: VoiceEntry,
  of: Author,
): VoiceNote {
  const entries = view.entries.filter(({ author }) => author === of.author);
  const known = new Set(entries.map(journalKey));
  const told = entries.flatMap(({ entry, position, isKept }) =>
    isVoiced(entry) ? [{ ...entry, position, isKept }] : [],
  );
  const drafts = of.isSelf
    ? view.drafts.filter(
        ({ entry, writer, seq }) =>
          isVoiced(entry) &&
          entry.noteId === head.noteId &&
          !known.has(journalKey({ author: of.author, writer, seq })),
      )
    : [];
  return { head, author: of.author, told: piecesOfNote(head, told), drafts };
}

interface Author {
  readonly author: string;
  readonly isSelf: boolean;
}

/** Says notes into a room's journal, and brings back the sound of those that are in it. */
export class VoiceNotes {
  /** What was said or heard here already, so that nobody fetches it again over a thin link. */
  readonly #sounds = new Map<string, Blob>();
  readonly #fetched = new Map<string, Uint8Array<ArrayBuffer>>();

  constructor(private readonly journal: JournalCompanion) {}

  async say({ sound, mimeType, durationMs }: RecordedVoice): Promise<void> {
    const pieces = voicePieces(new Uint8Array(await sound.arrayBuffer()));
    const noteId = crypto.randomUUID();
    const count = pieces.length;
    this.#sounds.set(noteId, sound);
    // One after the other in this author's count, with nothing between them.
    for (const [index, piece] of pieces.entries()) {
      const entry: PersonEntry =
        index === 0
          ? { kind: 'voice', noteId, count, index, mimeType, durationMs }
          : { kind: 'voice.part', noteId, count, index };
      this.journal.append(entry, toBase64(piece));
    }
  }

  /** What was fetched before a link broke is not fetched again. @throws while there is no link, or pieces are missing */
  async soundOf({ head, author, told }: VoiceNote): Promise<Blob> {
    const known = this.#sounds.get(head.noteId);
    if (known) return known;
    if (!isNoteWhole(head, told)) throw new Error('Pieces are missing');
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (const { index, position } of told) {
      const key = `${author}:${head.noteId}:${index}`;
      const piece = this.#fetched.get(key) ?? fromBase64(await this.journal.dataAt(position));
      this.#fetched.set(key, piece);
      pieces.push(piece);
    }
    return new Blob(pieces, { type: head.mimeType });
  }
}
