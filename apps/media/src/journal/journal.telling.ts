import type { SignallingPush } from '@jiedui/contracts';
import type { SessionJournal } from './session.journal.js';

type Appended = SignallingPush<'journal.appended'>;

/** More than this is not pushed: the browser reads it page by page, as fast as its link allows. */
const pushedAtMost = 20;

/** Tells the people of a room what their journal gained. */
export function tellJournal(journal: SessionJournal, push: (appended: Appended) => void): void {
  journal.on('appended', (entries) =>
    push({ journalId: journal.id, entries: entries.length > pushedAtMost ? [] : [...entries] }),
  );
}
