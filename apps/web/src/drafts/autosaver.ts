import { changesBetween, rebase } from './draft-merge';
import type { LocalCopy } from './local-copy';

export type SaveStatus = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict' | 'invalid';

export interface AutosaveState<T> {
  readonly value: T;
  readonly status: SaveStatus;
  readonly savedAt: Date | undefined;
  readonly error: unknown;
  readonly isRestored: boolean;
  readonly conflict: { readonly theirs: T; readonly fields: readonly (keyof T)[] } | undefined;
}

export interface AutosaverOptions<T> {
  readonly base: T;
  readonly copy: LocalCopy<T>;
  /** Sends the changed fields and answers with what the server now holds. */
  readonly write: (changes: Partial<T>) => Promise<T>;
  /** False for what the server would refuse: it stays here until it is corrected. */
  readonly isSendable: <K extends keyof T>(field: K, value: T[K]) => boolean;
  readonly isWorthRetrying: (error: unknown) => boolean;
  readonly now: () => Date;
}

const typingPauseMs = 1_200;
const retryMs = 8_000;

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;

/** Saves while one types. Nothing typed is lost: it is in this browser until the server has it. */
export class Autosaver<T extends object> {
  private base: T;
  private state: AutosaveState<T>;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private arrivedMeanwhile: T | undefined;

  constructor(private readonly options: AutosaverOptions<T>) {
    this.base = options.base;
    this.state = {
      value: options.base,
      status: 'clean',
      savedAt: undefined,
      error: undefined,
      isRestored: false,
      conflict: undefined,
    };
    this.restore();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): AutosaveState<T> => this.state;

  readonly change = (patch: Partial<T>): void => {
    const value = { ...this.state.value, ...patch };
    this.options.copy.store(this.base, value);
    this.become({ value, status: this.state.conflict ? 'conflict' : 'dirty' });
    this.saveIn(typingPauseMs);
  };

  /** The server's copy changed for another reason than saving here. */
  readonly receive = (theirs: T): void => {
    if (this.running) {
      this.arrivedMeanwhile = theirs;
      return;
    }
    const { value, conflicts } = rebase(this.base, this.state.value, theirs);
    if (conflicts.length > 0) {
      this.become({ status: 'conflict', conflict: { theirs, fields: conflicts } });
      return;
    }
    this.settle(theirs, value, this.state.status === 'clean' ? 'clean' : 'saved');
  };

  readonly resolve = (choice: 'mine' | 'theirs'): void => {
    const { conflict, value } = this.state;
    if (!conflict) return;
    const kept = choice === 'mine' ? rebase(this.base, value, conflict.theirs).value : conflict.theirs;
    this.become({ conflict: undefined });
    this.settle(conflict.theirs, kept, 'saved');
  };

  /** Saves now what is unsaved; true once the server has all of it. */
  readonly flush = async (): Promise<boolean> => {
    while (this.running) await this.running;
    if (this.state.conflict) return false;
    if (!isEmpty(this.unsaved())) await this.save();
    else this.settle(this.base, this.state.value, this.state.status === 'clean' ? 'clean' : 'saved');
    return isEmpty(changesBetween(this.base, this.state.value));
  };

  readonly stop = (): void => clearTimeout(this.timer);

  /** What was written is gone on purpose. */
  readonly forget = (): void => {
    this.stop();
    this.options.copy.clear();
  };

  private restore(): void {
    const kept = this.options.copy.load();
    if (!kept) return;
    const { value, conflicts } = rebase(kept.base, kept.value, this.base);
    if (isEmpty(changesBetween(this.base, value))) return this.options.copy.clear();
    const theirs = this.base;
    this.base = conflicts.length > 0 ? kept.base : theirs;
    const conflict = conflicts.length > 0 ? { theirs, fields: conflicts } : undefined;
    this.become({ value, isRestored: true, conflict, status: conflict ? 'conflict' : 'dirty' });
    this.saveIn(typingPauseMs);
  }

  private unsaved(): Partial<T> {
    const changes = changesBetween(this.base, this.state.value);
    const sendable = (Object.keys(changes) as (keyof T)[]).filter((field) =>
      this.options.isSendable(field, this.state.value[field]),
    );
    return Object.fromEntries(sendable.map((field) => [field, changes[field]])) as Partial<T>;
  }

  private saveIn(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delayMs);
  }

  private async save(): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.write();
    await this.running;
    this.running = undefined;
    const arrived = this.arrivedMeanwhile;
    this.arrivedMeanwhile = undefined;
    if (arrived) this.receive(arrived);
  }

  private async write(): Promise<void> {
    const sent = this.state.value;
    this.become({ status: 'saving', error: undefined });
    try {
      const theirs = await this.options.write(this.unsaved());
      this.settle(theirs, this.mergeAnswer(sent, theirs), 'saved');
    } catch (error) {
      this.become({ status: 'failed', error });
      if (this.options.isWorthRetrying(error)) this.saveIn(retryMs);
    }
  }

  /** The server's answer, but for what was typed meanwhile and what could not be sent. */
  private mergeAnswer(sent: T, theirs: T): T {
    const { value } = this.state;
    const kept = (Object.keys(value) as (keyof T)[]).filter(
      (field) => value[field] !== sent[field] || !this.options.isSendable(field, value[field]),
    );
    return { ...theirs, ...Object.fromEntries(kept.map((field) => [field, value[field]])) };
  }

  private settle(base: T, value: T, settled: 'clean' | 'saved'): void {
    this.base = base;
    this.become({ value });
    if (isEmpty(changesBetween(base, value))) {
      this.options.copy.clear();
      const savedAt = settled === 'saved' ? this.options.now() : this.state.savedAt;
      this.become({ status: settled, savedAt });
      return;
    }
    this.options.copy.store(base, value);
    if (isEmpty(this.unsaved())) return this.become({ status: 'invalid' });
    this.become({ status: 'dirty' });
    this.saveIn(typingPauseMs);
  }

  private become(change: Partial<AutosaveState<T>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
