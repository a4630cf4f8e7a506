import { BoardEntry as BoardContract } from '@jiedui/contracts';
import { type BoardEntry, journalKey } from '@jiedui/domain';
import type { JournalView } from '../client/index';

interface Person {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The board's operations in order: what the room has, then one's own that are on their way. */
export function boardEntries(
  view: Pick<JournalView, 'entries' | 'drafts'>,
  selfId: string,
): readonly BoardEntry[] {
  const told = view.entries.map((entry) => ({ slot: entry, entry: entry.entry }));
  const known = new Set(view.entries.map(journalKey));
  const own = view.drafts
    .filter(({ state }) => state !== 'refused')
    .map((draft) => ({ slot: { ...draft, author: selfId }, entry: draft.entry }))
    .filter(({ slot }) => !known.has(journalKey(slot)));
  return [...told, ...own].flatMap(({ slot, entry }) => {
    const operation = BoardContract.safeParse(entry);
    return operation.success ? [{ ...operation.data, key: journalKey(slot), author: slot.author }] : [];
  });
}

/** Who drew and who points, by id. */
export const authorsOf = ({ entries }: Pick<JournalView, 'entries'>): ReadonlyMap<string, Person> =>
  new Map(entries.map(({ author, nameZh, nameEn }) => [author, { nameZh, nameEn }]));
