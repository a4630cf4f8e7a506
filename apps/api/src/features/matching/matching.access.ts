import { Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { Actor, RegionCode } from '@jiedui/domain';
import type { HospitalId, MatchingRunId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { MatchingRun } from './matching-run.entity.js';

interface Scope {
  readonly regionCode: RegionCode | null;
  readonly hospitalId: HospitalId | null;
}

/** A plan is kept by whoever may make plans for the same region or hospital. */
@Injectable()
export class MatchingAccess {
  constructor(private readonly policy: AccessPolicy) {}

  /** @returns the relation that allows it @throws ACTION_NOT_ALLOWED */
  async requireStart(em: EntityManager, actor: Actor, { regionCode, hospitalId }: Scope): Promise<string> {
    if (regionCode !== null)
      return this.policy.require(actor, 'region.match', { kind: 'region', regionCode });
    const hospital = await em.findOne(Hospital, { id: hospitalId as HospitalId });
    // Whether there is such a hospital is no secret, but nobody else's business here.
    if (!hospital) throw new CatalogueError('ACTION_NOT_ALLOWED');
    const subject = { hospitalId: hospital.id, regionCode: hospital.regionCode };
    return this.policy.require(actor, 'hospital.match', { kind: 'hospital', ...subject });
  }

  /** @throws NOT_FOUND, ACTION_NOT_ALLOWED */
  async requireRun(
    em: EntityManager,
    actor: Actor,
    id: MatchingRunId,
  ): Promise<{ readonly run: MatchingRun; readonly why: string }> {
    const run = await em.findOne(MatchingRun, { id });
    if (!run) throw new CatalogueError('NOT_FOUND');
    const scope = { regionCode: run.regionCode, hospitalId: run.hospital?.id ?? null };
    return { run, why: await this.requireStart(em, actor, scope) };
  }

  /** A plan that can be read: solved. @throws STATE_CONFLICT, and as `requireRun` */
  async requireSolved(em: EntityManager, actor: Actor, id: MatchingRunId) {
    const found = await this.requireRun(em, actor, id);
    if (found.run.state !== 'solved') throw new CatalogueError('STATE_CONFLICT');
    return found;
  }
}
