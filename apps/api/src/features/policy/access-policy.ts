import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import { type AccessRelation, type Actor, can, type Permission, type Resource } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';

/** The policy at this moment, with refusals as errors. */
@Injectable()
export class AccessPolicy {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  allows(actor: Actor, permission: Permission, resource: Resource): boolean {
    return can(actor, permission, resource, this.clock.now()).allowed;
  }

  /**
   * @returns the relation that allows it
   * @throws NOT_FOUND where the actor may not know that the consultation exists, else ACTION_NOT_ALLOWED
   */
  require(actor: Actor, permission: Permission, resource: Resource): AccessRelation {
    const verdict = can(actor, permission, resource, this.clock.now());
    if (verdict.allowed) return verdict.why;
    const isHidden = resource.kind === 'consultation' && !this.allows(actor, 'consultation.see', resource);
    throw new CatalogueError(isHidden ? 'NOT_FOUND' : 'ACTION_NOT_ALLOWED');
  }
}
