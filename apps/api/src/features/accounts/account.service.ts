import { Injectable } from '@nestjs/common';
import type { Account, Passkey as PasskeyView } from '@jiedui/contracts';
import type { SpokenLanguage } from '@jiedui/domain';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { factorsOf, Passkey, Totp } from '../factors/index.js';
import { Person } from '../people/index.js';
import { AccountLedger } from './account.ledger.js';

export const passkeyView = ({ id, name, createdAt, lastUsedAt, isSynced }: Passkey): PasskeyView => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  isSynced,
});

/** What a person sees of their own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly ledger: AccountLedger,
    private readonly audit: AuditTrail,
  ) {}

  get(caller: Caller): Promise<Account> {
    const { personId } = caller;
    return this.database.read(async (em) => {
      const person = await em.findOneOrFail(Person, { id: personId });
      const totp = await em.findOne(Totp, { person: personId });
      const passkeys = await em.find(
        Passkey,
        { person: personId },
        { orderBy: { createdAt: 'asc', id: 'asc' } },
      );
      const { recoveryCodesLeft } = await factorsOf(em, personId);
      return {
        email: person.email,
        passwordChangedAt: person.passwordChangedAt.toISOString(),
        totpSetAt: totp?.confirmedAt?.toISOString() ?? null,
        passkeys: passkeys.map(passkeyView),
        recoveryCodesLeft,
        isSecondFactorRequired: await this.ledger.mustHaveFactor(em, personId),
        languages: person.languages,
      };
    });
  }

  async changeLanguages(caller: Caller, languages: readonly SpokenLanguage[]): Promise<void> {
    const { personId } = caller;
    await this.database.transaction(async (em) => {
      await em.nativeUpdate(Person, { id: personId }, { languages: [...new Set(languages)] });
      await this.audit.record(em, {
        caller,
        action: 'change',
        subject: { kind: 'person', id: personId },
        details: { languages: languages.join(',') },
      });
    });
  }
}
