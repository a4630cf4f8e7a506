import { CatalogueError, type Journaled, journalLimits, type JournalRecord } from '@jiedui/contracts';
import { comparePositions, journalKey, keptUpTo, mergeJournal } from '@jiedui/domain';

/** An entry with its heavy part, which is not told along with it. */
export type Held = Journaled & { readonly data?: string | undefined };

export const held = (record: JournalRecord, position: string, isKept: boolean): Held => ({
  ...record,
  position,
  isKept,
  hasData: record.data !== undefined,
});

export function told(entry: Held): Journaled {
  const { data: _data, ...journaled } = entry;
  return journaled;
}

export function recordOf(entry: Held): JournalRecord {
  const { position: _position, isKept: _isKept, hasData: _hasData, ...record } = entry;
  return record;
}

/** Who waits before the door is told to moderators alone, in a way of its own. */
export const isForAll = ({ entry }: { readonly entry: { readonly kind: string } }): boolean =>
  entry.kind !== 'room.asked';

/** What a node knows of one journal, in its order. */
export class JournalMemory {
  private list: readonly Held[] = [];
  private byKey = new Map<string, Held>();

  get entries(): readonly Held[] {
    return this.list;
  }

  get keptUpTo(): string | undefined {
    return keptUpTo(this.list);
  }

  find(key: string): Held | undefined {
    return this.byKey.get(key);
  }

  /** @returns what was not known, or was known from memory alone */
  add(entries: readonly Held[]): readonly Held[] {
    const news = entries.filter((entry) => {
      const known = this.byKey.get(journalKey(entry));
      return !known || (entry.isKept && !known.isKept);
    });
    if (news.length > 0) this.replace(mergeJournal(this.list, news));
    return news;
  }

  /** An entry that could not be kept after all. */
  forget(key: string): void {
    if (this.byKey.get(key)?.isKept === false)
      this.replace(this.list.filter((entry) => journalKey(entry) !== key));
  }

  /** The store no longer has what it had. */
  markUnkept(): void {
    this.replace(this.list.map((entry) => ({ ...entry, isKept: false })));
  }

  /** Behind a position; the last page also has what only memory knows. */
  page(after: string): { entries: Journaled[]; hasMore: boolean } {
    const list = this.list.filter(isForAll);
    const behind = list.filter(({ isKept, position }) => isKept && comparePositions(position, after) > 0);
    const page = behind.slice(0, journalLimits.pageEntries);
    const hasMore = page.length < behind.length;
    const unkept = hasMore ? [] : list.filter(({ isKept }) => !isKept);
    return { entries: [...page, ...unkept].map(told), hasMore };
  }

  /** @throws CatalogueError NOT_FOUND */
  dataAt(position: string): string {
    const data = this.list.find((entry) => entry.position === position)?.data;
    if (data === undefined) throw new CatalogueError('NOT_FOUND');
    return data;
  }

  private replace(list: readonly Held[]): void {
    this.list = list;
    this.byKey = new Map(list.map((entry) => [journalKey(entry), entry]));
  }
}
