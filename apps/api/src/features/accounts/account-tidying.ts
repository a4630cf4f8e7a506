import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { AccountNotice, PendingSignIn } from '../access/index.js';
import { PasswordReset } from './password-reset.entity.js';

const hourMs = 3_600_000;
/** Longer than a mail is tried for; what happened stays in the audit trail. */
const keptMs = 30 * 24 * hourMs;

/** Clears away, every hour, what has done its work: halves of sign-ins, asked resets and mailed notices. */
@Injectable()
export class AccountTidying {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Repeats({ everyMs: hourMs, what: 'tidying the accounts' })
  tidy(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - keptMs);
    return this.database.transaction(async (em) => {
      await em.nativeDelete(PendingSignIn, { expiresAt: { $lt: now } });
      await em.nativeDelete(PasswordReset, { askedAt: { $lt: before } });
      await em.nativeDelete(AccountNotice, { at: { $lt: before } });
    });
  }
}
