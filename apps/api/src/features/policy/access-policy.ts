import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import {
  type AccessRelation,
  type Actor,
  can,
  hospitalPosts,
  type Permission,
  type Resource,
  type Verdict,
} from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';

/** The policy at this moment, with refusals as errors. */
@Injectable()
export class AccessPolicy {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The one place where the policy is asked: all below, and whoever needs the relation without an error. */
  verdict(actor: Actor, permission: Permission, resource: Resource): Verdict {
    return can(actor, permission, resource, this.clock.now());
  }

  allows(actor: Actor, permission: Permission, resource: Resource): boolean {
    return this.verdict(actor, permission, resource).allowed;
  }

  /**
   * The hospitals at which a post gives this permission, for what is asked of all of them at once.
   * @throws ACTION_NOT_ALLOWED where there is none
   */
  requireSomewhere(actor: Actor, permission: Permission): readonly HospitalId[] {
    const held = [...new Set(hospitalPosts(actor).map(({ hospitalId }) => hospitalId))];
    const given = held.filter((hospitalId) =>
      this.allows(actor, permission, { kind: 'hospital', hospitalId, regionCode: null }),
    );
    if (given.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return given;
  }

  /**
   * @returns the relation that allows it
   * @throws NOT_FOUND where the actor may not know that the consultation exists, else ACTION_NOT_ALLOWED
   */
  require(actor: Actor, permission: Permission, resource: Resource): AccessRelation {
    const verdict = this.verdict(actor, permission, resource);
    if (verdict.allowed) return verdict.why;
    const isHidden = resource.kind === 'consultation' && !this.allows(actor, 'consultation.see', resource);
    throw new CatalogueError(isHidden ? 'NOT_FOUND' : 'ACTION_NOT_ALLOWED');
  }
}
