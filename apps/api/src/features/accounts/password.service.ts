import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import { hasSecondFactor } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { oweJob } from '../../base/outbox/outbox.js';
import {
  AttemptGate,
  AttemptLimiter,
  hashNewPassword,
  sha256,
  SessionLedger,
  StepUp,
} from '../access/index.js';
import { factorsOf } from '../factors/index.js';
import { Person } from '../people/index.js';
import { AccountLedger } from './account.ledger.js';
import { PasswordReset } from './password-reset.entity.js';

export const resetMs = 30 * 60_000;

/** Changing a password that is known, and setting one that was forgotten. */
@Injectable()
export class PasswordService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly gate: AttemptGate,
    private readonly limiter: AttemptLimiter,
    private readonly stepUp: StepUp,
    private readonly sessions: SessionLedger,
    private readonly ledger: AccountLedger,
  ) {}

  /** Other browsers are signed out. @returns the next token of this session */
  async change(
    caller: Caller,
    { currentPassword, newPassword }: InputOf<'changePassword'>['body'],
  ): Promise<string> {
    const { personId, signInSessionId } = caller;
    const factors = await this.database.read((em) => factorsOf(em, personId));
    if (hasSecondFactor(factors)) await this.stepUp.require(caller);
    await this.gate.pass({ kind: 'stepUp', key: personId, personId, isSignedIn: true }, () =>
      this.database.read((em) => this.stepUp.confirmPassword(em, caller, currentPassword)),
    );
    const { token, ended } = await this.database.transaction(async (em) => {
      const person = await this.hold(em, caller.personId);
      await this.ledger.setPassword(em, person, await hashNewPassword(newPassword, person, 'newPassword'));
      const ended = await this.sessions.endAllOf(em, personId, {
        caller,
        why: 'passwordChanged',
        exceptSessionId: signInSessionId,
      });
      return { token: await this.sessions.renew(em, signInSessionId), ended };
    });
    this.sessions.disconnect(ended);
    return token;
  }

  /** Leaves the same traces and takes as long for an address that nobody has. */
  async askReset(email: string): Promise<void> {
    await this.limiter.takeByAddress();
    await this.limiter.take('mail', email);
    await this.database.transaction(async (em) => {
      const person = await em.findOne(Person, { email, disabledAt: null });
      const askedAt = this.clock.now();
      const reset = em.create(PasswordReset, {
        id: newId(),
        person,
        tokenSha256: null,
        askedAt,
        expiresAt: new Date(askedAt.getTime() + resetMs),
        sentAt: null,
        endedAt: null,
      });
      em.persist(reset);
      oweJob(em, 'account.mailReset', { resetId: reset.id });
      await this.ledger.noteResetAsked(em, person);
    });
  }

  /** @throws RESET_TOKEN_INVALID for one that is unknown, used or too old */
  async reset(token: string, password: string): Promise<void> {
    await this.limiter.takeByAddress('token');
    const { ended, email } = await this.database.transaction(async (em) => {
      const reset = await em.findOne(
        PasswordReset,
        { tokenSha256: sha256(token), endedAt: null, expiresAt: { $gt: this.clock.now() } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!reset?.person) throw new CatalogueError('RESET_TOKEN_INVALID');
      const person = await this.hold(em, reset.person.id);
      if (person.disabledAt) throw new CatalogueError('RESET_TOKEN_INVALID');
      await this.ledger.setPassword(em, person, await hashNewPassword(password, person));
      const by = { caller: { personId: person.id }, why: 'passwordReset' } as const;
      return { ended: await this.sessions.endAllOf(em, person.id, by), email: person.email };
    });
    this.sessions.disconnect(ended);
    await this.limiter.forget('password', email);
    await this.limiter.giveBackByAddress('token');
  }

  /** Held so that nobody signs in with the old password while it is being replaced. */
  private hold(em: EntityManager, id: Person['id']): Promise<Person> {
    return em.findOneOrFail(Person, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  }
}
