import {
  CatalogueError,
  type Journaled,
  journalLimits,
  type JournalRecord,
  nodeAuthor,
} from '@jiedui/contracts';
import { comparePositions, journalKey, nextPosition } from '@jiedui/domain';
import type { JournalSeal } from '@jiedui/platform';
import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { type NodeDraft, type PersonDraft, Scribe } from './journal.draft.js';
import { type Held, held, JournalMemory, recordOf, told } from './journal.memory.js';
import type { JournalStore, StoredEntry } from './journal.store.js';

interface JournalEvents {
  /** New entries, or entries that have found another place. */
  appended: [readonly Journaled[]];
  /** The store has more than before. */
  grew: [];
}

/** When the store takes longer, the room goes on from memory and the store gets it later. */
const patienceMs = 300;
const beginning = '0-0';

/**
 * One session's journal as this node knows it. All nodes that hold the room see the same entries in the same order.
 * While the store is away, entries get a position from memory and are told at once; they move if another node was first.
 */
export class SessionJournal extends EventEmitter<JournalEvents> {
  private readonly logger = new Logger(SessionJournal.name);
  private readonly memory = new JournalMemory();
  private readonly scribe = new Scribe();
  private readonly pending = new Map<string, Promise<Journaled>>();
  private readonly newId = randomUUID();
  private storeId: string | undefined;
  /** Sealing and reading each happen one after the other, so that order is kept. */
  private sealing: Promise<unknown> = Promise.resolve();
  private reading: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(
    private readonly store: JournalStore,
    private readonly seal: JournalSeal,
  ) {
    super();
  }

  /** Another one than before means that the store lost the journal and it was begun again. */
  get id(): string {
    return this.storeId ?? this.newId;
  }

  /** All of it, in order. How a room stands is a fold over this. */
  get entries(): readonly Journaled[] {
    return this.memory.entries;
  }

  /**
   * Listeners are told at once; resolves when the store has it, which may take as long as the store is away.
   * @throws CatalogueError JOURNAL_FULL
   */
  append(draft: PersonDraft | NodeDraft): Promise<Journaled> {
    const record = this.scribe.record(draft);
    const key = journalKey(record);
    const known = this.memory.find(key);
    if (known?.isKept) return Promise.resolve(told(known));
    const placing = this.pending.get(key) ?? this.place(key, record).finally(() => this.pending.delete(key));
    this.pending.set(key, placing);
    return placing;
  }

  /** A page of what the store has behind a position; the last page also has what only memory knows yet. */
  read(after = beginning): { journalId: string; entries: Journaled[]; hasMore: boolean } {
    return { journalId: this.id, ...this.memory.page(after) };
  }

  /** @throws CatalogueError NOT_FOUND */
  dataAt(position: string): string {
    return this.memory.dataAt(position);
  }

  /** Somebody has written at this position. */
  noticed(position: string): void {
    const known = this.memory.keptUpTo;
    if (known === undefined || comparePositions(known, position) < 0) void this.refresh();
  }

  /** Reads what the store has more than this node; resolves when that is known. */
  refresh(): Promise<void> {
    this.reading = this.reading
      .then(() => (this.isClosed ? undefined : this.readOn()))
      .catch((error: unknown) => this.logger.warn(`journal not read: ${String(error)}`));
    return this.reading;
  }

  close(): void {
    this.isClosed = true;
    this.removeAllListeners();
  }

  private async place(key: string, record: JournalRecord): Promise<Journaled> {
    if (this.memory.entries.length >= journalLimits.entries) throw new CatalogueError('JOURNAL_FULL');
    const position = nextPosition(this.memory.entries.at(-1)?.position, Date.now());
    const impatience = setTimeout(() => this.take([held(record, position, false)]), patienceMs);
    try {
      return await this.write(key, record, position);
    } catch (error) {
      this.memory.forget(key);
      throw error;
    } finally {
      clearTimeout(impatience);
    }
  }

  private async write(key: string, record: JournalRecord, wishedPosition: string): Promise<Journaled> {
    const sealing = this.sealing.then(() => this.seal.seal(record));
    this.sealing = sealing.catch(() => undefined);
    const sealed = await sealing;
    const { position } = await this.store.append({ key, sealed, wishedPosition, newId: this.newId });
    await this.refresh();
    return told(this.memory.find(key) ?? held(record, position, true));
  }

  private async readOn(): Promise<void> {
    const after = this.memory.keptUpTo;
    const page = await this.store.readAfter(after);
    if (page.journalId === this.storeId) return this.takeStored(page.stored);
    const lost = this.storeId === undefined ? [] : this.memory.entries.filter(({ isKept }) => isKept);
    const whole = after === undefined ? page : await this.store.readAfter(undefined);
    this.storeId = whole.journalId;
    this.memory.markUnkept();
    await this.takeStored(whole.stored);
    this.putBack(lost);
  }

  private async takeStored(stored: readonly StoredEntry[]): Promise<void> {
    const opened = await Promise.all(stored.map((one) => this.openStored(one)));
    this.take(opened.flatMap((one) => one ?? []));
    if (stored.length > 0 && !this.isClosed) this.emit('grew');
  }

  /** What cannot be read is passed over: it would be no clearer the next time. */
  private async openStored({ position, sealed }: StoredEntry): Promise<Held | undefined> {
    try {
      return held(await this.seal.open(sealed), position, true);
    } catch (error) {
      const why = error instanceof Error ? error.name : 'not readable';
      this.logger.error({ position }, `journal entry cannot be opened: ${why}`);
      return undefined;
    }
  }

  /** The store has lost its journal, and this node still knows it. */
  private putBack(lost: readonly Held[]): void {
    const missing = lost.filter((entry) => !this.memory.find(journalKey(entry))?.isKept);
    if (missing.length === 0) return;
    this.logger.warn(`the store lost ${missing.length} entries of a journal, which are put back`);
    const writing = missing.map((entry) => this.write(journalKey(entry), recordOf(entry), entry.position));
    const mark = { kind: 'journal.restored', entries: missing.length } as const;
    void Promise.all([...writing, this.append({ author: nodeAuthor, entry: mark })]).catch((error: unknown) =>
      this.logger.error(`journal not put back: ${String(error)}`),
    );
  }

  private take(entries: readonly Held[]): void {
    if (this.isClosed) return;
    const news = this.memory.add(entries);
    if (news.length > 0) this.emit('appended', news.map(told));
  }
}
