export type { DraftShelf, JournalDraft, QueuedDraft } from './draft.js';
export { JournalCompanion, type JournalView, type Pointing } from './journal.companion.js';
