import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type Me, type SecondFactorProof } from '@jiedui/contracts';
import { hasSecondFactor, type SecondFactor, usableFactors } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { factorsOf, PasskeyService, SecondFactors } from '../factors/index.js';
import { Person } from '../people/index.js';
import { AttemptGate } from './attempt-gate.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { isPasswordRight } from './passwords.js';
import { PendingSignIn } from './pending-sign-in.entity.js';
import { SessionOpener } from './session.opener.js';
import { newToken, sha256 } from './tokens.js';

/** How long the second factor is awaited after the password. */
const pendingMs = 5 * 60_000;

export interface SignedIn {
  readonly token: string;
  readonly me: Me;
}

export interface AwaitsFactor {
  readonly pendingToken: string;
  readonly methods: readonly SecondFactor[];
  readonly expiresAt: Date;
}

/** Signing in: by password, by password and second factor, or by a passkey alone. */
@Injectable()
export class SignInService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly gate: AttemptGate,
    private readonly limiter: AttemptLimiter,
    private readonly opener: SessionOpener,
    private readonly factors: SecondFactors,
    private readonly passkeys: PasskeyService,
  ) {}

  /** @throws CREDENTIALS_WRONG, the same for an account that does not exist; ACCOUNT_DISABLED after a right password */
  async signIn(email: string, password: string): Promise<SignedIn | AwaitsFactor> {
    const known = await this.database.read((em) =>
      em.findOne(Person, { email }, { populate: ['passwordHash'] }),
    );
    const subject = { kind: 'password' as const, key: email, personId: known?.id };
    const { id, passwordHash } = await this.gate.pass(subject, async () => {
      const isRight = await isPasswordRight(known?.passwordHash, password);
      if (!known || !isRight) throw new CatalogueError('CREDENTIALS_WRONG');
      return known;
    });
    return this.database.transaction(async (em) => {
      const person = await this.opener.admit(em, id, passwordHash);
      const factors = await factorsOf(em, id);
      if (!hasSecondFactor(factors)) return this.opener.open(em, person, 'password');
      return { ...this.await(em, person, passwordHash), methods: usableFactors(factors) };
    });
  }

  /** @throws SIGN_IN_OUTDATED where no password was given, or too long ago */
  pendingPasskeyOptions(pendingToken: string | undefined): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.database.read(async (em) => {
      const { id, person } = await this.findPending(em, pendingToken);
      return this.passkeys.requestOptions(em, `secondFactor:${id}`, person.id);
    });
  }

  async proveSecondFactor(pendingToken: string | undefined, proof: SecondFactorProof): Promise<SignedIn> {
    const { id, person } = await this.database.read((em) => this.findPending(em, pendingToken));
    const subject = { kind: 'secondFactor' as const, key: person.id, personId: person.id };
    return this.gate.pass(subject, () =>
      this.database.transaction(async (em) => {
        const pending = await this.findPending(em, pendingToken, true);
        await this.factors.prove(em, person.id, proof, `secondFactor:${id}`);
        pending.endedAt = this.clock.now();
        const owner = await this.opener.admit(em, person.id, pending.passwordHash);
        return this.opener.open(em, owner, proof.method);
      }),
    );
  }

  /** @throws TOO_MANY_ATTEMPTS */
  async passkeyOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    await this.limiter.takeByAddress('challenge');
    return this.database.read((em) => this.passkeys.requestOptions(em, 'signIn'));
  }

  /** A passkey whose user was verified is both factors in one. */
  signInWithPasskey(response: AuthenticationResponseJSON): Promise<SignedIn> {
    return this.gate.pass(undefined, () =>
      this.database.transaction(async (em) => {
        const personId: PersonId = await this.passkeys.prove(em, response, 'signIn');
        return this.opener.open(em, await this.opener.admit(em, personId), 'passkey');
      }),
    );
  }

  private await(em: EntityManager, person: Person, passwordHash: string) {
    const pendingToken = newToken();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + pendingMs);
    const tokenSha256 = sha256(pendingToken);
    em.persist(
      em.create(PendingSignIn, {
        id: newId(),
        tokenSha256,
        person,
        passwordHash,
        createdAt,
        expiresAt,
        endedAt: null,
      }),
    );
    return { pendingToken, expiresAt };
  }

  private async findPending(
    em: EntityManager,
    token: string | undefined,
    isHeld = false,
  ): Promise<PendingSignIn> {
    const pending =
      token === undefined
        ? null
        : await em.findOne(
            PendingSignIn,
            { tokenSha256: sha256(token), endedAt: null, expiresAt: { $gt: this.clock.now() } },
            isHeld ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {},
          );
    if (!pending) throw new CatalogueError('SIGN_IN_OUTDATED');
    return pending;
  }
}
