import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type SecondFactorProof } from '@jiedui/contracts';
import type { SetUpFactors } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import type { ChallengePurpose } from './passkey.challenges.js';
import { PasskeyService } from './passkey.service.js';
import { takeRecoveryCode } from './recovery-codes.js';
import { TotpService } from './totp.service.js';

interface Row {
  has_totp: boolean;
  passkeys: number;
  recovery_codes: number;
}

const sql = `
select exists (select from totp where person_id = ? and confirmed_at is not null) as has_totp,
  (select count(*)::int from passkey where person_id = ?) as passkeys,
  (select count(*)::int from recovery_code where person_id = ? and used_at is null) as recovery_codes`;

/** What a person has set up beyond the password. */
export async function factorsOf(em: EntityManager, personId: PersonId): Promise<SetUpFactors> {
  const [row] = await em.execute<[Row]>(sql, [personId, personId, personId]);
  return { hasTotp: row.has_totp, passkeys: row.passkeys, recoveryCodesLeft: row.recovery_codes };
}

/** Judges a second factor, whichever it is. */
@Injectable()
export class SecondFactors {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeyService,
  ) {}

  /** @throws CODE_WRONG, PASSKEY_REFUSED */
  async prove(
    em: EntityManager,
    personId: PersonId,
    proof: SecondFactorProof,
    purpose: ChallengePurpose,
  ): Promise<void> {
    switch (proof.method) {
      case 'totp':
        return this.totp.prove(em, personId, proof.code);
      case 'recoveryCode':
        if (await takeRecoveryCode(em, personId, proof.code, this.clock.now())) return;
        throw new CatalogueError('CODE_WRONG');
      case 'passkey': {
        const owner = await this.passkeys.prove(em, proof.response, purpose);
        if (owner !== personId) throw new CatalogueError('PASSKEY_REFUSED');
      }
    }
  }
}
