import type { SignallingPush, TicketClaims } from '@jiedui/contracts';
import { isForAll } from './journal.memory.js';
import type { SessionJournal } from './session.journal.js';

type Appended = SignallingPush<'journal.appended'>;

/** More than this is not pushed: the browser reads it page by page, as fast as its link allows. */
const pushedAtMost = 20;

/** Guests hear and see, and read nothing. */
export const mayReadJournal = ({ rights }: TicketClaims): boolean => rights.includes('write');

/** Tells the people of a room what their journal gained. */
export function tellJournal(journal: SessionJournal, push: (appended: Appended) => void): void {
  journal.on('appended', (entries) => {
    const news = entries.filter(isForAll);
    if (news.length > 0) push({ journalId: journal.id, entries: news.length > pushedAtMost ? [] : news });
  });
}
