import { Inject, Injectable } from '@nestjs/common';
import type { AccountNoticeKind } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { AccountNotices } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import type { Person } from '../people/index.js';
import { PasswordReset } from './password-reset.entity.js';

/** Writes down changes to how somebody signs in, and owes them the news by mail. */
@Injectable()
export class AccountLedger {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly notices: AccountNotices,
  ) {}

  async note(em: EntityManager, personId: PersonId, kind: AccountNoticeKind): Promise<void> {
    await this.audit.record(em, {
      caller: { personId },
      action: 'change',
      subject: { kind: 'account', id: personId },
      details: { what: kind },
    });
    await this.notices.owe(em, personId, kind);
  }

  /** Every right to set a password that is still about ends with it. */
  async setPassword(em: EntityManager, person: Person, passwordHash: string): Promise<void> {
    const now = this.clock.now();
    Object.assign(person, { passwordHash, passwordChangedAt: now });
    await em.flush();
    await em.nativeUpdate(PasswordReset, { person, endedAt: null }, { endedAt: now });
    await this.note(em, person.id, 'passwordChanged');
  }
}
