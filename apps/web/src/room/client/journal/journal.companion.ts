import { type Journaled, PersonEntry } from '@jiedui/contracts';
import {
  type Following,
  followingNothing,
  interrupted,
  journalKey,
  tookPage,
  tookPush,
} from '@jiedui/domain';
import { retryDelayMs } from '@jiedui/kernel';
import type { Line, RoomCompanion } from '../companion.js';
import type { DraftShelf, JournalDraft, QueuedDraft } from './draft.js';
import { Outbox } from './outbox.js';

/** What is shown of the journal. Every change makes a new object. */
export interface JournalView {
  readonly entries: readonly Journaled[];
  /** Not in the journal yet, oldest first. */
  readonly drafts: readonly QueuedDraft[];
  /** The node answers, as far as anybody knows. */
  readonly hasLink: boolean;
  /** Base64 characters that wait for the link. */
  readonly backlogLength: number;
}

interface JournalOptions {
  readonly personId: string;
  readonly shelf: DraftShelf;
}

const readBackOff = { firstMs: 500, limitMs: 5_000 };
const isPersonEntry = (entry: Journaled['entry']): entry is PersonEntry =>
  PersonEntry.safeParse(entry).success;

/** A browser's part of the room's journal: follows it over every stay, and brings to it what this person says. */
export class JournalCompanion implements RoomCompanion {
  readonly #personId: string;
  readonly #outbox: Outbox;
  readonly #listeners = new Set<() => void>();
  #following: Following<Journaled> = followingNothing;
  #line: Line | undefined;
  #isReading = false;
  #view: JournalView = { entries: [], drafts: [], hasLink: false, backlogLength: 0 };

  constructor({ personId, shelf }: JournalOptions) {
    this.#personId = personId;
    this.#outbox = new Outbox(shelf, () => this.#show());
    void this.#outbox.restore();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): JournalView => this.#view;

  /** Said now or as soon as there is a link; it is never lost on the way. */
  append(entry: PersonEntry, data?: string): void {
    this.#outbox.add(entry, data);
  }

  discard(draft: JournalDraft): void {
    this.#outbox.discard(draft);
  }

  /** The heavy part of an entry. @throws CatalogueError while there is no link, or it is gone */
  async dataAt(position: string): Promise<string> {
    const line = this.#line;
    if (!line) throw new Error('Not in the room');
    return (await line.request('journal.data', { position })).data;
  }

  listen(line: Line): void {
    this.#line = undefined;
    this.#following = interrupted(this.#following);
    line.onPush({
      'journal.appended': (pushed) => {
        this.#took(tookPush(this.#following, pushed));
        void this.#readOn();
      },
    });
    line.onLost(() => {
      if (this.#line === line) this.#line = undefined;
      this.#show();
    });
    this.#show();
  }

  joined(line: Line): void {
    this.#line = line;
    this.#outbox.sendOver(line);
    this.#show();
    void this.#readOn();
  }

  /** Reads page by page until nothing is missing. */
  async #readOn(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    for (let failures = 0; this.#line && !this.#following.isWhole;) {
      const line = this.#line;
      const { cursor: after } = this.#following;
      try {
        const page = await line.request('journal.read', { after });
        if (line === this.#line) this.#took(tookPage(this.#following, page, after));
        failures = 0;
      } catch {
        failures += 1;
        const pauseMs = retryDelayMs(failures, readBackOff, Math.random());
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
    this.#isReading = false;
    if (this.#following.isWhole) this.#sayAgain();
  }

  /** A journal that was begun again may lack what this person said; another's browser brings another's. */
  #sayAgain(): void {
    for (const { isKept, author, writer, seq, at, entry, hasData } of this.#following.entries) {
      if (isKept || author !== this.#personId || hasData || !isPersonEntry(entry)) continue;
      this.#outbox.again({ writer, seq, entry, writtenAtMs: Date.parse(at) });
    }
  }

  #took(following: Following<Journaled>): void {
    this.#following = following;
    this.#show();
  }

  #show(): void {
    const { entries } = this.#following;
    const drafts = this.#outbox.drafts;
    const known = new Set(entries.filter(({ isKept }) => isKept).map(journalKey));
    this.#view = {
      entries,
      drafts: drafts.filter(
        ({ writer, seq }) => !known.has(journalKey({ author: this.#personId, writer, seq })),
      ),
      hasLink: this.#line !== undefined && !drafts.some(({ isSlow }) => isSlow),
      backlogLength: drafts.reduce((sum, { dataLength }) => sum + dataLength, 0),
    };
    for (const listener of this.#listeners) listener();
  }
}
