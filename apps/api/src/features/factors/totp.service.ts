import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { Clock, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { generateSecret, generateURI, verify } from 'otplib';
import { renderSVG } from 'uqr';
import { CLOCK } from '../../base/clock.js';
import { Vault } from '../../base/vault/vault.js';
import { Person } from '../people/index.js';
import { Totp } from './totp.entity.js';

const issuer = 'Jiedui';
/** A clock may be half a minute off, either way. */
const toleranceSeconds = 30;

const totpPlace = (personId: PersonId) => `totp.secret:${personId}`;

export interface TotpOffer {
  readonly secret: string;
  readonly uri: string;
  readonly qrSvg: string;
}

/** Codes of an authenticator app (RFC 6238). Each code counts once. */
@Injectable()
export class TotpService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** Makes a secret that waits for its first code; one that still waited is replaced. */
  async begin(em: EntityManager, person: Person): Promise<TotpOffer> {
    const known = await em.findOne(Totp, { person }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (known?.confirmedAt) throw new CatalogueError('TOTP_ALREADY_SET');
    const secret = generateSecret();
    const begun = {
      secret: await this.vault.seal(em, totpPlace(person.id), secret),
      begunAt: this.clock.now(),
      lastStep: null,
    };
    if (known) Object.assign(known, begun);
    else em.persist(em.create(Totp, { person, ...begun, confirmedAt: null }));
    const uri = generateURI({ issuer, label: person.email, secret });
    return { secret, uri, qrSvg: renderSVG(uri) };
  }

  /** @throws TOTP_NOT_BEGUN, TOTP_ALREADY_SET, CODE_WRONG */
  async confirm(em: EntityManager, personId: PersonId, code: string): Promise<void> {
    const totp = await this.hold(em, personId);
    if (!totp) throw new CatalogueError('TOTP_NOT_BEGUN');
    if (totp.confirmedAt) throw new CatalogueError('TOTP_ALREADY_SET');
    await this.useUp(em, totp, code);
    totp.confirmedAt = this.clock.now();
  }

  /**
   * Takes a code, once.
   * @throws CODE_WRONG also for a code that was used before
   */
  async prove(em: EntityManager, personId: PersonId, code: string): Promise<void> {
    const totp = await this.hold(em, personId);
    if (!totp?.confirmedAt) throw new CatalogueError('CODE_WRONG');
    await this.useUp(em, totp, code);
  }

  async remove(em: EntityManager, personId: PersonId): Promise<boolean> {
    return (await em.nativeDelete(Totp, { person: personId })) > 0;
  }

  /** The row stays locked until the transaction ends, so that two requests cannot use one code. */
  private hold(em: EntityManager, personId: PersonId): Promise<Totp | null> {
    return em.findOne(
      Totp,
      { person: personId },
      { populate: ['secret'], lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
  }

  private async useUp(em: EntityManager, totp: Totp, code: string): Promise<void> {
    const result = await verify({
      secret: await this.vault.open(em, totpPlace(totp.person.id), Buffer.from(totp.secret)),
      token: code,
      epoch: Math.floor(this.clock.now().getTime() / 1_000),
      epochTolerance: toleranceSeconds,
      ...(totp.lastStep === null ? {} : { afterTimeStep: totp.lastStep }),
    });
    if (!result.valid || !('timeStep' in result)) throw new CatalogueError('CODE_WRONG');
    totp.lastStep = result.timeStep;
  }
}
