import { Injectable } from '@nestjs/common';
import { CatalogueError, type ErrorCode } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { Database } from '../../base/database/database.js';
import { AuditTrail } from '../audit/index.js';
import { type AttemptKind, AttemptLimiter } from './attempt-limiter.js';
import { AccountNotices } from './account-notices.js';

export interface GuardedSubject {
  readonly kind: AttemptKind;
  /** What is guessed at, be it somebody's or nobody's. */
  readonly key: string;
  readonly personId: PersonId | undefined;
  /** Somebody who is signed in proves it once more: that is no matter of the address they share with others. */
  readonly isSignedIn?: boolean;
}

/** What tells that a guess was wrong; any other error is no guess. */
const wrongGuesses: ReadonlySet<ErrorCode> = new Set([
  'CREDENTIALS_WRONG',
  'PASSWORD_WRONG',
  'CODE_WRONG',
  'PASSKEY_REFUSED',
]);

/** Lets attempts at a secret through, counted by what is guessed and, before a sign-in, by whence; keeps a trace of the wrong ones. */
@Injectable()
export class AttemptGate {
  constructor(
    private readonly database: Database,
    private readonly limiter: AttemptLimiter,
    private readonly audit: AuditTrail,
    private readonly notices: AccountNotices,
  ) {}

  /**
   * @param subject nothing where the address alone is counted
   * @throws TOO_MANY_ATTEMPTS, and whatever the work throws
   */
  async pass<T>(subject: GuardedSubject | undefined, work: () => Promise<T>): Promise<T> {
    const countsAddress = !subject?.isSignedIn;
    if (countsAddress) await this.limiter.takeByAddress();
    const attempt = subject && (await this.limiter.take(subject.kind, subject.key));
    try {
      const result = await work();
      if (countsAddress) await this.limiter.giveBackByAddress();
      if (subject) await this.limiter.forget(subject.kind, subject.key);
      return result;
    } catch (error) {
      if (error instanceof CatalogueError && wrongGuesses.has(error.code)) {
        await this.note(subject, error.code, attempt?.locks ?? false);
      } else if (countsAddress) {
        await this.limiter.giveBackByAddress();
      }
      throw error;
    }
  }

  private async note(subject: GuardedSubject | undefined, why: ErrorCode, locks: boolean): Promise<void> {
    const personId = subject?.personId;
    await this.database.transaction(async (em) => {
      const entry = { subject: { kind: 'account' as const, ...(personId ? { id: personId } : {}) }, why };
      await this.audit.record(em, { ...entry, action: 'signInFailed', outcome: 'refused' });
      if (!locks || !subject) return;
      await this.audit.record(em, { ...entry, action: 'lockOut', details: { secret: subject.kind } });
      if (personId) await this.notices.owe(em, personId, 'lockedOut');
    });
  }
}
