import type { PersonEntry } from '@jiedui/contracts';
import type { Outgoing, OutgoingState } from '@jiedui/domain';

/** What this browser has to say and the journal does not have yet. */
export interface JournalDraft {
  readonly writer: string;
  readonly seq: number;
  readonly writtenAtMs: number;
  readonly entry: PersonEntry;
  /** Base64; goes one piece at a time. */
  readonly data?: string;
}

export interface QueuedDraft extends JournalDraft, Outgoing {
  /** Under way for longer than a link that works takes. */
  readonly isSlow: boolean;
}

/** Where drafts lie that must survive the page. */
export interface DraftShelf {
  load(): Promise<readonly JournalDraft[]>;
  put(draft: JournalDraft): Promise<void>;
  remove(draft: JournalDraft): Promise<void>;
}

export const queued = (draft: JournalDraft, state: OutgoingState = 'waiting'): QueuedDraft => ({
  ...draft,
  dataLength: draft.data?.length ?? 0,
  state,
  isSlow: false,
});
