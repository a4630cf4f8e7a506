export type { DraftShelf, JournalDraft, QueuedDraft } from './draft.js';
export { JournalCompanion, type JournalView } from './journal.companion.js';
