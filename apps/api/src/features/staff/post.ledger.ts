import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type PostInput } from '@jiedui/contracts';
import { isPostWellFormed, mayHoldBeside } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { DriverException, type EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { validOn } from '../../base/database/valid-on.js';
import { newId } from '../../base/database/id.js';
import { Hospital } from '../hospitals/index.js';
import { Person, Post } from '../people/index.js';
import { findRegions } from '../regions/index.js';

const exclusionViolation = '23P01';
/** Whoever takes an administrator away waits for whoever is at it. */
const administratorLock = 7_305_414;

/** Where and for how long a post is held. */
export type PostTerms = Omit<PostInput, 'validFrom'> & { readonly validFrom: string };

/** True for a post that counts today or on a day to come. */
export const isHeld = ({ validUntil }: Post, now: Date): boolean =>
  validUntil === null || validUntil >= now.toISOString().slice(0, 10);

export const rolesOf = (posts: readonly Post[]) => posts.map(({ role }) => role);

/** Writes posts, and keeps the promises about them. */
@Injectable()
export class PostLedger {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws POST_INVALID where the role does not fit its place, specialties or days */
  async judge(em: EntityManager, input: PostInput): Promise<PostTerms & { hospital: Hospital | null }> {
    const validFrom = input.validFrom ?? this.today();
    const { hospitalId, regionCode, validUntil } = input;
    const lasts = validUntil === null || (validUntil >= validFrom && validUntil >= this.today());
    if (!isPostWellFormed(input) || !lasts) throw new CatalogueError('POST_INVALID');
    const hospital = hospitalId && (await em.findOne(Hospital, { id: hospitalId }));
    const isRegionKnown = regionCode === null || (await findRegions(em, [regionCode])).has(regionCode);
    if ((hospitalId && !hospital) || !isRegionKnown) throw new CatalogueError('POST_INVALID');
    const specialties = [...new Set(input.specialties)];
    return { ...input, specialties, validFrom, hospital: hospital || null };
  }

  /**
   * The person must be locked: of two posts at once the second has to meet the first.
   * @throws POST_ALREADY_HELD where the same post covers one of the days, POST_SEPARATION
   */
  async add(em: EntityManager, person: Person, terms: PostTerms): Promise<Post> {
    const { role, hospitalId, regionCode, specialties, validFrom, validUntil } = terms;
    const held = (await em.find(Post, { person })).filter((post) => isHeld(post, this.clock.now()));
    if (!mayHoldBeside(role, rolesOf(held))) throw new CatalogueError('POST_SEPARATION');
    const post = em.create(Post, {
      id: newId(),
      person,
      hospital: hospitalId && em.getReference(Hospital, hospitalId),
      regionCode,
      role,
      specialties: [...specialties],
      validFrom,
      validUntil,
    });
    em.persist(post);
    await em.flush().catch((error: unknown) => {
      const isHeld = error instanceof DriverException && error.code === exclusionViolation;
      throw isHeld ? new CatalogueError('POST_ALREADY_HELD') : error;
    });
    return post;
  }

  /**
   * One who ends a post or an account at a time. Taken before any person's row: who ends it is written beside it, and
   * that reference waits for the row of whoever is being ended by another.
   */
  async holdAdministrators(em: EntityManager): Promise<void> {
    await em.execute('select pg_advisory_xact_lock(?)', [administratorLock]);
  }

  /** Makes sure that somebody administers the platform after this day without them. @throws ADMINISTRATOR_LAST */
  async requireOtherAdministrator(em: EntityManager, person: Person, lastDay: string): Promise<void> {
    await this.holdAdministrators(em);
    const others = await em.count(Post, {
      $and: [
        { role: 'platformAdministrator', person: { id: { $ne: person.id }, disabledAt: null } },
        validOn(this.clock.now()),
        { $or: [{ validUntil: null }, { validUntil: { $gt: lastDay } }] },
      ],
    });
    if (others === 0) throw new CatalogueError('ADMINISTRATOR_LAST');
  }

  now(): Date {
    return this.clock.now();
  }

  today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  yesterday(): string {
    return new Date(this.clock.now().getTime() - 24 * 3_600_000).toISOString().slice(0, 10);
  }
}
