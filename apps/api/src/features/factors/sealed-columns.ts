import type { SealedColumn } from '../../base/vault/resealing.js';

/** For the rotation of keys: the shared secrets of authenticator apps, see totpPlace. */
export const sealedFactorColumns: readonly SealedColumn[] = [
  { table: 'totp', key: 'person_id', column: 'secret' },
];
