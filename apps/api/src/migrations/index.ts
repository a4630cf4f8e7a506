import { CreateFoundation } from './0001-create-foundation.js';
import { GuardAccess } from './0002-guard-access.js';
import { Registry } from './0003-registry.js';
import { KeepAccounts } from './0004-accounts.js';
import { OverseeRegions } from './0005-oversee-regions.js';
import { KeepAuditTrail } from './0006-keep-audit-trail.js';

/** In order. A migration is never edited after it was merged. */
export const migrations = [
  { name: '0001-create-foundation', class: CreateFoundation },
  { name: '0002-guard-access', class: GuardAccess },
  { name: '0003-registry', class: Registry },
  { name: '0004-accounts', class: KeepAccounts },
  { name: '0005-oversee-regions', class: OverseeRegions },
  { name: '0006-keep-audit-trail', class: KeepAuditTrail },
];
