/** Where an entry of a room's journal stands, and who wrote it. */
export interface JournalSlot {
  /** `<milliseconds>-<count>`, as the store of the journal gives it. */
  readonly position: string;
  /** The store has it. Otherwise a node told it from memory while the store was away, and its position may change. */
  readonly isKept: boolean;
  /** A person's id, or `node`. */
  readonly author: string;
  /** One run of an author's counting; a second device counts by itself. */
  readonly writer: string;
  readonly seq: number;
}

/** The same for the same entry, however often and from wherever it was told. */
export const journalKey = ({ author, writer, seq }: Pick<JournalSlot, 'author' | 'writer' | 'seq'>): string =>
  `${author}:${writer}:${seq}`;

const partsOf = (position: string) => position.split('-').map(Number);

/** Negative when `one` comes before `other`. */
export function comparePositions(one: string, other: string): number {
  const [oneMs = 0, oneCount = 0] = partsOf(one);
  const [otherMs = 0, otherCount = 0] = partsOf(other);
  return oneMs - otherMs || oneCount - otherCount;
}

/** The first position after `position` that is not before the moment. */
export function nextPosition(position: string | undefined, nowMs: number): string {
  const [lastMs = 0, lastCount = 0] = partsOf(position ?? '0-0');
  return nowMs > lastMs ? `${nowMs}-0` : `${lastMs}-${lastCount + 1}`;
}

/** Of two tellings of one entry the kept one counts; of two alike the later position. */
function better<T extends JournalSlot>(one: T, other: T): T {
  if (one.isKept !== other.isKept) return one.isKept ? one : other;
  return comparePositions(one.position, other.position) < 0 ? other : one;
}

const byPosition = (one: JournalSlot, other: JournalSlot): number =>
  comparePositions(one.position, other.position) || (journalKey(one) < journalKey(other) ? -1 : 1);

/**
 * All that is known of a journal, in its order, each entry once. Whatever is told twice, late or in another order leads
 * to the same result.
 */
export function mergeJournal<T extends JournalSlot>(known: readonly T[], told: readonly T[]): readonly T[] {
  const entries = new Map(known.map((entry) => [journalKey(entry), entry]));
  for (const entry of told) {
    const key = journalKey(entry);
    const earlier = entries.get(key);
    entries.set(key, earlier ? better(earlier, entry) : entry);
  }
  // oxlint-disable-next-line unicorn/no-array-sort -- a copy; browsers of old computers have no toSorted
  return [...entries.values()].sort(byPosition);
}

/** Up to where the store's journal is known without a gap: from there on the rest is asked for. */
export const keptUpTo = (entries: readonly JournalSlot[]): string | undefined =>
  entries.findLast(({ isKept }) => isKept)?.position;
