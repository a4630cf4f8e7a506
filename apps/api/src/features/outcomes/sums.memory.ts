import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findSumsAndTellers, type Scope, type SumsAndTellers } from './region-sums.query.js';

/** Sums of a nation take a tenth of a second, and many look at the same. */
const keptSums = 64;

/** Sums that were made before, given again as long as nobody told anything since. */
@Injectable()
export class SumsMemory {
  private readonly kept = new Map<string, SumsAndTellers>();

  readonly find = async (em: EntityManager, scope: Scope): Promise<SumsAndTellers> => {
    const [row] = await em.execute<[{ version: string }]>(
      'select version::text as version from outcome_version',
    );
    const key = JSON.stringify([row.version, scope]);
    const known = this.kept.get(key);
    if (known) return known;
    const found = await findSumsAndTellers(em, scope);
    this.kept.set(key, found);
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptSums && oldest !== undefined) this.kept.delete(oldest);
    return found;
  };
}
