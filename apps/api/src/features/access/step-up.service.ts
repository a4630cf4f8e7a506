import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type StepUpProof } from '@jiedui/contracts';
import { hasSecondFactor, isStepUpFresh, stepUpFreshMs } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { factorsOf, PasskeyService, SecondFactors } from '../factors/index.js';
import { Person } from '../people/index.js';
import { AttemptGate } from './attempt-gate.js';
import { isPasswordRight } from './passwords.js';
import { SessionLedger } from './session.ledger.js';
import { SignInSession } from './sign-in-session.entity.js';

/** Proofs, within a session, that the person at the keyboard is the one who signed in. */
@Injectable()
export class StepUp {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly gate: AttemptGate,
    private readonly factors: SecondFactors,
    private readonly passkeys: PasskeyService,
    private readonly ledger: SessionLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws STEP_UP_NEEDED where there is no proof of the last five minutes */
  async require(caller: Caller): Promise<void> {
    const session = await this.database.read((em) =>
      em.findOne(SignInSession, { id: caller.signInSessionId, endedAt: null }),
    );
    const isFresh = isStepUpFresh(session?.steppedUpAt ?? null, this.clock.now());
    if (!isFresh || !caller.isTokenCurrent) throw new CatalogueError('STEP_UP_NEEDED');
  }

  passkeyOptions(caller: Caller): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.database.read((em) =>
      this.passkeys.requestOptions(em, `stepUp:${caller.signInSessionId}`, caller.personId),
    );
  }

  /** @returns the session's next token, and until when the proof counts */
  prove(caller: Caller, proof: StepUpProof): Promise<{ token: string; steppedUpUntil: Date }> {
    const { personId, signInSessionId } = caller;
    const kind = proof.method === 'password' ? ('stepUp' as const) : ('secondFactor' as const);
    return this.gate.pass({ kind, key: personId, personId, isSignedIn: true }, () =>
      this.database.transaction(async (em) => {
        await this.judge(em, caller, proof);
        const now = this.clock.now();
        const token = await this.ledger.renew(em, signInSessionId, { keepsPrevious: true });
        await em.nativeUpdate(SignInSession, { id: signInSessionId }, { steppedUpAt: now });
        await this.audit.record(em, {
          caller,
          action: 'stepUp',
          subject: { kind: 'signInSession', id: signInSessionId },
          details: { method: proof.method },
        });
        return { token, steppedUpUntil: new Date(now.getTime() + stepUpFreshMs) };
      }),
    );
  }

  private async judge(em: EntityManager, caller: Caller, proof: StepUpProof): Promise<void> {
    if (proof.method !== 'password') {
      return this.factors.prove(em, caller.personId, proof, `stepUp:${caller.signInSessionId}`);
    }
    // Whoever set up more is asked for more: a password that was seen is not enough.
    if (hasSecondFactor(await factorsOf(em, caller.personId)))
      throw new CatalogueError('SECOND_FACTOR_NEEDED');
    await this.confirmPassword(em, caller, proof.password);
  }

  /** @throws PASSWORD_WRONG */
  async confirmPassword(em: EntityManager, { personId }: Caller, password: string): Promise<void> {
    const person = await em.findOneOrFail(Person, { id: personId }, { populate: ['passwordHash'] });
    if (!(await isPasswordRight(person.passwordHash, password))) throw new CatalogueError('PASSWORD_WRONG');
  }
}
