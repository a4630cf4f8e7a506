import { type JournalEntry, type JournalRecord, nodeAuthor, type NodeEntry } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { randomUUID } from 'node:crypto';

/** What a person appends. Repeating their writer and number changes nothing. */
export interface PersonDraft {
  readonly personId: PersonId;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly writer: string;
  readonly seq: number;
  readonly ageMs: number;
  readonly entry: JournalEntry;
  readonly data?: string | undefined;
}

/** What the node itself appends. */
export interface NodeDraft {
  readonly author: typeof nodeAuthor;
  readonly entry: NodeEntry;
}

/** Gives drafts what the moment and the node add. */
export class Scribe {
  private readonly writer = randomUUID();
  private written = 0;

  record(draft: PersonDraft | NodeDraft): JournalRecord {
    return 'author' in draft ? this.ofNode(draft) : ofPerson(draft);
  }

  private ofNode({ author, entry }: NodeDraft): JournalRecord {
    this.written += 1;
    const at = new Date().toISOString();
    return { author, nameZh: '', nameEn: '', writer: this.writer, seq: this.written, at, entry };
  }
}

const ofPerson = ({ personId, ageMs, ...draft }: PersonDraft): JournalRecord => ({
  ...draft,
  author: personId,
  at: new Date(Date.now() - ageMs).toISOString(),
});
