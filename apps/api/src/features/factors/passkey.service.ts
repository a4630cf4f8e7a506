import { Inject, Injectable, Logger } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { Clock, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { newId } from '../../base/database/id.js';
import { Person } from '../people/index.js';
import { type ChallengePurpose, challengeSeconds, PasskeyChallenges } from './passkey.challenges.js';
import { Passkey } from './passkey.entity.js';
import { type RelyingParty, relyingPartyOf } from './relying-party.js';

const timeout = challengeSeconds * 1_000;
/** What the authenticator keeps of its owner; the same for all passkeys of a person. */
const userHandleOf = (personId: PersonId) => new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'));
const descriptor = ({ credentialId, transports }: Passkey) => ({ id: credentialId, transports });

/** Passkeys (WebAuthn). Each answer of an authenticator is for one challenge, one page and one purpose. */
@Injectable()
export class PasskeyService {
  private readonly logger = new Logger(PasskeyService.name);
  private readonly party: RelyingParty;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly challenges: PasskeyChallenges,
  ) {
    this.party = relyingPartyOf(config.PUBLIC_URL);
  }

  async creationOptions(
    em: EntityManager,
    person: Person,
    purpose: ChallengePurpose,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = await em.find(Passkey, { person });
    return generateRegistrationOptions({
      rpName: 'Jiedui',
      rpID: this.party.id,
      userID: userHandleOf(person.id),
      userName: person.email,
      userDisplayName: person.locale === 'zh-CN' ? person.nameZh : person.nameEn,
      challenge: await this.challenges.make(purpose),
      timeout,
      excludeCredentials: known.map(descriptor),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** @throws PASSKEY_REFUSED, PASSKEY_ALREADY_KNOWN */
  async register(
    em: EntityManager,
    person: Person,
    { name, response }: { readonly name: string; readonly response: RegistrationResponseJSON },
    purpose: ChallengePurpose,
  ): Promise<Passkey> {
    const { verified, registrationInfo } = await this.judged(() =>
      verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => this.challenges.take(challenge, purpose),
        expectedOrigin: this.party.origins,
        expectedRPID: this.party.id,
        requireUserVerification: true,
      }),
    );
    if (!verified) throw new CatalogueError('PASSKEY_REFUSED');
    const { credential, credentialBackedUp } = registrationInfo;
    if (await em.count(Passkey, { credentialId: credential.id })) {
      throw new CatalogueError('PASSKEY_ALREADY_KNOWN');
    }
    const passkey = em.create(Passkey, {
      id: newId(),
      person,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name,
      isSynced: credentialBackedUp,
      createdAt: this.clock.now(),
      lastUsedAt: null,
    });
    em.persist(passkey);
    return passkey;
  }

  /** For one person's passkeys; for any passkey of this installation where nobody is named. */
  async requestOptions(
    em: EntityManager,
    purpose: ChallengePurpose,
    personId?: PersonId,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const known = personId ? await em.find(Passkey, { person: personId }) : [];
    return generateAuthenticationOptions({
      rpID: this.party.id,
      challenge: await this.challenges.make(purpose),
      timeout,
      userVerification: 'required',
      allowCredentials: known.map(descriptor),
    });
  }

  /**
   * Takes the answer of an authenticator that verified its user.
   * @returns whose passkey it is
   * @throws PASSKEY_REFUSED
   */
  async prove(
    em: EntityManager,
    response: AuthenticationResponseJSON,
    purpose: ChallengePurpose,
  ): Promise<PersonId> {
    // Locked, so that of two answers with one counter the second sees the first.
    const passkey = await em.findOne(
      Passkey,
      { credentialId: response.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!passkey) throw new CatalogueError('PASSKEY_REFUSED');
    const { verified, authenticationInfo } = await this.judged(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => this.challenges.take(challenge, purpose),
        expectedOrigin: this.party.origins,
        expectedRPID: this.party.id,
        requireUserVerification: true,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(passkey.publicKey),
          counter: passkey.counter,
        },
      }),
    );
    const { userHandle } = response.response;
    const isOwners =
      userHandle === undefined ||
      Buffer.from(userHandle, 'base64url').equals(userHandleOf(passkey.person.id));
    if (!verified || !isOwners) throw new CatalogueError('PASSKEY_REFUSED');
    passkey.counter = authenticationInfo.newCounter;
    passkey.isSynced = authenticationInfo.credentialBackedUp;
    passkey.lastUsedAt = this.clock.now();
    return passkey.person.id;
  }

  /** The library says in words what it does not accept; the reader learns that it was refused. */
  private async judged<T>(verify: () => Promise<T>): Promise<T> {
    try {
      return await verify();
    } catch (error) {
      this.logger.debug(`passkey refused: ${error instanceof Error ? error.message : 'unknown'}`);
      throw new CatalogueError('PASSKEY_REFUSED', [], { cause: error });
    }
  }
}
