import { Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import { type AccountNoticeKind, hasSecondFactor } from '@jiedui/domain';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { SessionLedger, StepUp } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { factorsOf, Passkey, PasskeyService, type TotpOffer, TotpService } from '../factors/index.js';
import { Person } from '../people/index.js';
import { AccountLedger } from './account.ledger.js';

/** What setting up a factor leads to. */
export interface FactorAdded {
  /** The session's next token, where this was the first factor: the session is worth more now. */
  readonly token: string | undefined;
  /** Made with the first factor; null with further ones. */
  readonly recoveryCodes: string[] | null;
}

/** Setting up and giving up second factors. Each step wants a fresh proof of who asks. */
@Injectable()
export class FactorService {
  constructor(
    private readonly database: Database,
    private readonly stepUp: StepUp,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeyService,
    private readonly sessions: SessionLedger,
    private readonly ledger: AccountLedger,
    private readonly audit: AuditTrail,
  ) {}

  beginTotp(caller: Caller): Promise<TotpOffer> {
    return this.proven(caller, (em, person) => this.totp.begin(em, person));
  }

  confirmTotp(caller: Caller, code: string): Promise<FactorAdded> {
    return this.adding(caller, 'totpAdded', (em) => this.totp.confirm(em, caller.personId, code));
  }

  removeTotp(caller: Caller): Promise<void> {
    return this.removing(caller, (em) => this.totp.remove(em, caller.personId));
  }

  passkeyOptions(caller: Caller): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.proven(caller, (em, person) =>
      this.passkeys.creationOptions(em, person, `registration:${caller.signInSessionId}`),
    );
  }

  async registerPasskey(
    caller: Caller,
    made: { readonly name: string; readonly response: RegistrationResponseJSON },
  ): Promise<FactorAdded & { readonly passkey: Passkey }> {
    let passkey: Passkey | undefined;
    const added = await this.adding(caller, 'passkeyAdded', async (em, person) => {
      passkey = await this.passkeys.register(em, person, made, `registration:${caller.signInSessionId}`);
    });
    if (!passkey) throw new CatalogueError('PASSKEY_REFUSED');
    return { ...added, passkey };
  }

  renamePasskey(caller: Caller, id: string, name: string): Promise<Passkey> {
    return this.database.transaction(async (em) => {
      const passkey = await em.findOne(Passkey, { id, person: caller.personId });
      if (!passkey) throw new CatalogueError('NOT_FOUND');
      await this.audit.record(em, { caller, action: 'change', subject: { kind: 'passkey', id } });
      return Object.assign(passkey, { name });
    });
  }

  removePasskey(caller: Caller, id: string): Promise<void> {
    return this.removing(
      caller,
      async (em) => (await em.nativeDelete(Passkey, { id, person: caller.personId })) > 0,
    );
  }

  renewRecoveryCodes(caller: Caller): Promise<string[]> {
    return this.proven(caller, async (em) => {
      if (!hasSecondFactor(await factorsOf(em, caller.personId))) {
        throw new CatalogueError('SECOND_FACTOR_MISSING');
      }
      const codes = await this.ledger.renewRecoveryCodes(em, caller.personId);
      await this.ledger.note(em, caller.personId, 'recoveryCodesRenewed');
      return codes;
    });
  }

  /** One change of a person's factors at a time. */
  private async proven<T>(
    caller: Caller,
    work: (em: EntityManager, person: Person) => Promise<T>,
  ): Promise<T> {
    await this.stepUp.require(caller);
    return this.database.transaction(async (em) =>
      work(
        em,
        await em.findOneOrFail(Person, { id: caller.personId }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
      ),
    );
  }

  private async adding(
    caller: Caller,
    kind: AccountNoticeKind,
    add: (em: EntityManager, person: Person) => Promise<void>,
  ): Promise<FactorAdded> {
    const { personId, signInSessionId } = caller;
    const { ended, ...added } = await this.proven(caller, async (em, person) => {
      const isFirst = !hasSecondFactor(await factorsOf(em, personId));
      await add(em, person);
      await em.flush();
      await this.ledger.note(em, personId, kind);
      if (!isFirst) return { token: undefined, recoveryCodes: null, ended: [] };
      return {
        recoveryCodes: await this.ledger.renewRecoveryCodes(em, personId),
        // Whoever is signed in elsewhere was asked for a password alone.
        ended: await this.sessions.endAllOf(em, personId, {
          caller,
          why: 'firstFactor',
          exceptSessionId: signInSessionId,
        }),
        token: await this.sessions.renew(em, signInSessionId, { keepsPrevious: true }),
      };
    });
    this.sessions.disconnect(ended);
    return added;
  }

  private removing(caller: Caller, remove: (em: EntityManager) => Promise<boolean>): Promise<void> {
    return this.proven(caller, async (em) => {
      if (!(await remove(em))) throw new CatalogueError('NOT_FOUND');
      const factors = await factorsOf(em, caller.personId);
      if (!hasSecondFactor(factors) && (await this.ledger.mustHaveFactor(em, caller.personId))) {
        throw new CatalogueError('SECOND_FACTOR_LAST');
      }
      await this.ledger.note(em, caller.personId, 'secondFactorRemoved');
    });
  }
}
