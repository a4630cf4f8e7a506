import { Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import {
  type Actor,
  type HospitalSubject,
  isPlatformAdministrator,
  mayAppoint,
  mayManageAccount,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';
import type { Person, Post } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';

export const hospitalSubject = ({ id, regionCode }: Hospital): HospitalSubject => ({
  hospitalId: id,
  regionCode,
});

/** A post as the rules of appointing see it. */
export const placeOf = ({ role, hospital }: Pick<Post, 'role' | 'hospital'>) => ({
  role,
  hospitalId: hospital?.id ?? null,
});

/** Who may see and manage which people. */
@Injectable()
export class StaffAccess {
  constructor(private readonly policy: AccessPolicy) {}

  /** @throws ACTION_NOT_ALLOWED; nothing named means the whole installation */
  async requireSight(em: EntityManager, actor: Actor, hospitalId: HospitalId | undefined): Promise<void> {
    if (hospitalId === undefined) {
      this.policy.require(actor, 'installation.manage', { kind: 'installation' });
      return;
    }
    const hospital = await em.findOne(Hospital, { id: hospitalId });
    if (!hospital) throw new CatalogueError('NOT_FOUND');
    this.policy.require(actor, 'hospital.seePeople', { kind: 'hospital', ...hospitalSubject(hospital) });
  }

  /** Whether a reader may know of this post. */
  canSeePost(actor: Actor, { hospital }: Pick<Post, 'hospital'>): boolean {
    if (isPlatformAdministrator(actor)) return true;
    return (
      hospital !== null &&
      this.policy.allows(actor, 'hospital.seePeople', { kind: 'hospital', ...hospitalSubject(hospital) })
    );
  }

  /** What the platform closed stays closed to hospitals. */
  mayManage(actor: Actor, { disabledByPlatform }: Person, held: readonly Post[]): boolean {
    if (isPlatformAdministrator(actor)) return true;
    return !disabledByPlatform && mayManageAccount(actor, held.map(placeOf));
  }

  /** How somebody signs in is known to those who answer for one of their posts. */
  canSeeSignIn(actor: Actor, held: readonly Post[]): boolean {
    return isPlatformAdministrator(actor) || held.some((post) => mayAppoint(actor, placeOf(post)));
  }

  /** @throws ACTION_NOT_ALLOWED */
  requireAppointing(actor: Actor, post: ReturnType<typeof placeOf>): void {
    if (!mayAppoint(actor, post)) throw new CatalogueError('ACTION_NOT_ALLOWED');
  }
}
