import { CatalogueError } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import type { Caller } from '../../base/http/caller.js';
import type { AccessPolicy } from '../policy/index.js';
import type { TrailScope } from './trail.query.js';

/**
 * Whose lines this person may see.
 * @throws ACTION_NOT_ALLOWED to those who administer nothing, or not the hospital they ask for
 */
export function trailScopeOf(policy: AccessPolicy, { actor }: Caller, asked?: HospitalId): TrailScope {
  if (policy.allows(actor, 'audit.seeAll', { kind: 'installation' })) return 'all';
  const administered = policy.requireSomewhere(actor, 'hospital.seeAudit');
  if (asked && !administered.includes(asked)) throw new CatalogueError('ACTION_NOT_ALLOWED');
  return administered;
}
