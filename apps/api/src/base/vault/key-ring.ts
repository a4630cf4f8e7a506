import type { EntityManager } from '@mikro-orm/postgresql';
import { randomBytes } from 'node:crypto';
import { seal, unseal } from './sealing.js';

export const keyPurposes = ['encryption', 'index'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

export interface DataKey {
  readonly id: number;
  readonly purpose: KeyPurpose;
  readonly bytes: Buffer;
  readonly isRetired: boolean;
}

interface Row {
  id: number;
  purpose: KeyPurpose;
  wrapped: Buffer;
  master_key_id: string;
  is_retired: boolean;
}

const keyBytes = 32;
const ringLock = 7_305_413;
const placeOf = (purpose: KeyPurpose) => `data_key:${purpose}`;

function wrap(masterKeys: ReadonlyMap<string, Buffer>, purpose: KeyPurpose, bytes: Buffer) {
  const [first] = masterKeys;
  if (!first) throw new Error('There is no master key');
  const [masterKeyId, master] = first;
  return { masterKeyId, wrapped: seal({ id: 0, bytes: master }, placeOf(purpose), bytes) };
}

function unwrap(masterKeys: ReadonlyMap<string, Buffer>, row: Row): Buffer {
  const master = masterKeys.get(row.master_key_id);
  if (!master) throw new Error(`DATA_MASTER_KEYS lacks the master key "${row.master_key_id}"`);
  return unseal(master, placeOf(row.purpose), row.wrapped);
}

/** All data keys, newest first: the first of a purpose that is not retired is the current one. */
export async function readKeys(
  em: EntityManager,
  masterKeys: ReadonlyMap<string, Buffer>,
): Promise<DataKey[]> {
  const rows = await em.execute<Row[]>(
    'select id, purpose, wrapped, master_key_id, retired_at is not null as is_retired from data_key order by id desc',
  );
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    bytes: unwrap(masterKeys, row),
    isRetired: row.is_retired,
  }));
}

export async function addKey(
  em: EntityManager,
  masterKeys: ReadonlyMap<string, Buffer>,
  purpose: KeyPurpose,
): Promise<void> {
  const { masterKeyId, wrapped } = wrap(masterKeys, purpose, randomBytes(keyBytes));
  await em.execute('insert into data_key (purpose, wrapped, master_key_id) values (?, ?, ?)', [
    purpose,
    wrapped,
    masterKeyId,
  ]);
}

/** Makes the first keys of an installation, once, whichever process comes first. */
export async function ensureKeys(em: EntityManager, masterKeys: ReadonlyMap<string, Buffer>): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(?)', [ringLock]);
  const known = await readKeys(em, masterKeys);
  for (const purpose of keyPurposes) {
    if (!known.some((key) => key.purpose === purpose)) await addKey(em, masterKeys, purpose);
  }
}

/** Wraps every data key under the first master key, so that an older one can be taken out. @returns how many */
export async function rewrapKeys(
  em: EntityManager,
  masterKeys: ReadonlyMap<string, Buffer>,
): Promise<number> {
  const [currentId] = masterKeys.keys();
  const rows = await em.execute<Row[]>('select id, purpose, wrapped, master_key_id from data_key for update');
  const others = rows.filter((row) => row.master_key_id !== currentId);
  for (const row of others) {
    const { masterKeyId, wrapped } = wrap(masterKeys, row.purpose, unwrap(masterKeys, row));
    await em.execute('update data_key set wrapped = ?, master_key_id = ? where id = ?', [
      wrapped,
      masterKeyId,
      row.id,
    ]);
  }
  return others.length;
}

/** Takes all but the newest key of each purpose out of use, once nothing is sealed under them. @returns how many */
export async function retireOlderKeys(em: EntityManager): Promise<number> {
  const retired = await em.execute<{ id: number }[]>(
    `update data_key old set retired_at = now()
     where retired_at is null and exists (select from data_key k where k.purpose = old.purpose and k.id > old.id)
     returning id`,
  );
  return retired.length;
}
