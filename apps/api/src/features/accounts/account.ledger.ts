import { Inject, Injectable } from '@nestjs/common';
import type { AccountNoticeKind } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { AccountNotices } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { renewRecoveryCodes } from '../factors/index.js';
import { type Person, postsHeldBy } from '../people/index.js';
import { PasswordReset } from './password-reset.entity.js';

/** Writes down changes to how somebody signs in, and owes them the news by mail. */
@Injectable()
export class AccountLedger {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
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

  /** Whoever asked is not known; the line tells of whose account, where somebody has that address. */
  noteResetAsked(em: EntityManager, person: Person | null): Promise<void> {
    const subject = { kind: 'account', ...(person ? { id: person.id } : {}) } as const;
    return this.audit.record(em, { action: 'change', subject, details: { what: 'resetAsked' } });
  }

  /** @returns ten new codes; the old ones end */
  renewRecoveryCodes(em: EntityManager, personId: PersonId): Promise<string[]> {
    return renewRecoveryCodes(em, personId, this.clock.now());
  }

  /** Whether one of a person's roles asks for a second factor. */
  async mustHaveFactor(em: EntityManager, personId: PersonId): Promise<boolean> {
    const posts = await postsHeldBy(em, personId, this.clock.now());
    return posts.some(({ role }) => this.config.SECOND_FACTOR_ROLES.includes(role));
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
