import { errorCatalogue, type CatalogueError, type PersonEntry } from '@jiedui/contracts';
import { nextToSend } from '@jiedui/domain';
import { retryDelayMs } from '@jiedui/kernel';
import { errorCodeOf } from '../failure.js';
import type { Line } from '../companion.js';
import { type DraftShelf, type JournalDraft, queued, type QueuedDraft } from './draft.js';

const slowMs = { small: 3_000, heavy: 12_000 };
/** A heavy piece on a link of a few kilobits. */
const heavyTimeoutMs = 30_000;
const longestAgeMs = 86_400_000;
const retryBackOff = { firstMs: 500, limitMs: 5_000 };
/** What a node refuses for good; anything else is tried again. */
const isFinalRefusal = (error: unknown): boolean => {
  const code = errorCodeOf(error, 'UNEXPECTED');
  return code === 'JOURNAL_FULL' || code === 'REQUEST_INVALID' || errorCatalogue[code].status === 403;
};

const isSame = (one: JournalDraft, other: JournalDraft): boolean =>
  one.writer === other.writer && one.seq === other.seq;

/** What waits to be said, sent in order over whatever line there is, and forgotten once the journal has it. */
export class Outbox {
  readonly #writer = crypto.randomUUID();
  #seq = 0;
  #drafts: readonly QueuedDraft[] = [];
  #line: Line | undefined;
  #failures = 0;

  constructor(
    private readonly shelf: DraftShelf,
    private readonly changed: () => void,
  ) {}

  get drafts(): readonly QueuedDraft[] {
    return this.#drafts;
  }

  /** What an earlier page left unsaid comes first. */
  async restore(): Promise<void> {
    const kept = await this.shelf.load().catch(() => []);
    const older = kept.filter((draft) => !this.#drafts.some((known) => isSame(known, draft)));
    this.#update([...older.map((draft) => queued(draft)), ...this.#drafts]);
    this.#pump();
  }

  add(entry: PersonEntry, data?: string): void {
    this.#seq += 1;
    const draft: JournalDraft = {
      writer: this.#writer,
      seq: this.#seq,
      writtenAtMs: Date.now(),
      entry,
      ...(data === undefined ? {} : { data }),
    };
    this.again(draft);
  }

  /** Also what was said before, where the journal has lost it. */
  again(draft: JournalDraft): void {
    if (this.#drafts.some((known) => isSame(known, draft))) return;
    this.#update([...this.#drafts, queued(draft)]);
    void this.shelf.put(draft).catch(() => undefined);
    this.#pump();
  }

  /** A refused one, given up by its author. */
  discard(draft: JournalDraft): void {
    this.#update(this.#drafts.filter((one) => !isSame(one, draft)));
    void this.shelf.remove(draft).catch(() => undefined);
  }

  /** A new line: what was under way on another may be lost, and asking twice is safe. */
  sendOver(line: Line): void {
    this.#line = line;
    this.#failures = 0;
    this.#update(this.#drafts.map((one) => (one.state === 'sending' ? queued(one) : one)));
    this.#pump();
  }

  #pump(): void {
    const line = this.#line;
    if (!line?.isConnected) return;
    for (const draft of nextToSend(this.#drafts)) void this.#send(draft, line);
  }

  async #send(draft: QueuedDraft, line: Line): Promise<void> {
    this.#mark(draft, { state: 'sending' });
    const { writer, seq, entry, data, writtenAtMs } = draft;
    const patienceMs = data ? slowMs.heavy : slowMs.small;
    const slow = setTimeout(() => this.#mark(draft, { isSlow: true }), patienceMs);
    const ageMs = Math.min(Math.max(Date.now() - writtenAtMs, 0), longestAgeMs);
    try {
      await line.request(
        'journal.append',
        { writer, seq, ageMs, entry, data },
        data ? heavyTimeoutMs : undefined,
      );
      this.#failures = 0;
      this.discard(draft);
    } catch (error) {
      if (line !== this.#line) return;
      await this.#failed(draft, error as CatalogueError, line);
    } finally {
      clearTimeout(slow);
    }
    this.#pump();
  }

  async #failed(draft: QueuedDraft, error: CatalogueError, line: Line): Promise<void> {
    if (isFinalRefusal(error)) return this.#mark(draft, { state: 'refused' });
    this.#failures += 1;
    const pauseMs = retryDelayMs(this.#failures, retryBackOff, Math.random());
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (line === this.#line) this.#mark(draft, { state: 'waiting' });
  }

  #mark(draft: QueuedDraft, change: Partial<Pick<QueuedDraft, 'state' | 'isSlow'>>): void {
    this.#update(this.#drafts.map((one) => (isSame(one, draft) ? { ...one, ...change } : one)));
  }

  #update(drafts: readonly QueuedDraft[]): void {
    this.#drafts = drafts;
    this.changed();
  }
}
