import { type JournalSlot, keptUpTo, mergeJournal } from './journal.merge.js';

/** How far a browser has followed a journal over sockets that come and go. */
export interface Following<T extends JournalSlot> {
  readonly journalId?: string;
  readonly entries: readonly T[];
  /** Read without a gap up to here; pages are asked for from here on. */
  readonly cursor?: string;
  /** Nothing is missing as far as anybody told: pushes continue where the pages ended. */
  readonly isWhole: boolean;
}

export interface ToldPage<T> {
  readonly journalId: string;
  readonly entries: readonly T[];
  readonly hasMore: boolean;
}

export const followingNothing = { entries: [], isWhole: false } as const satisfies Following<never>;

/** Pushes may be missed from now on. */
export const interrupted = <T extends JournalSlot>(following: Following<T>): Following<T> => ({
  ...following,
  isWhole: false,
});

/** The journal was begun again: what is known stays known, and is kept only if the new one has it. */
function begunAgain<T extends JournalSlot>({ entries }: Following<T>, journalId: string): Following<T> {
  return { journalId, entries: entries.map((entry) => ({ ...entry, isKept: false })), isWhole: false };
}

const isOther = (following: Following<JournalSlot>, journalId: string): boolean =>
  following.journalId !== undefined && following.journalId !== journalId;

/** Takes the answer to a question for what stands behind `after`. */
export function tookPage<T extends JournalSlot>(
  following: Following<T>,
  { journalId, entries, hasMore }: ToldPage<T>,
  after: string | undefined,
): Following<T> {
  const isAnother = isOther(following, journalId);
  const before = isAnother ? begunAgain(following, journalId) : following;
  const merged = mergeJournal(before.entries, entries);
  // A page from the middle of a journal that was begun again, or an answer to an older question, leaves a gap.
  if (after !== before.cursor) return { ...before, journalId, entries: merged, isWhole: false };
  const cursor = keptUpTo(entries) ?? after;
  const read = { journalId, entries: merged, isWhole: !hasMore };
  return cursor === undefined ? read : { ...read, cursor };
}

/** Takes what was pushed; nothing at all means that there is more than was pushed. */
export function tookPush<T extends JournalSlot>(
  following: Following<T>,
  { journalId, entries }: Omit<ToldPage<T>, 'hasMore'>,
): Following<T> {
  const before = isOther(following, journalId) ? begunAgain(following, journalId) : following;
  const merged = { ...before, journalId, entries: mergeJournal(before.entries, entries) };
  if (!before.isWhole || entries.length === 0) return { ...merged, isWhole: false };
  const cursor = keptUpTo(entries) ?? before.cursor;
  return cursor === undefined ? merged : { ...merged, cursor };
}
