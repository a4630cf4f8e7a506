import type { EntityManager } from '@mikro-orm/postgresql';
import { setTimeout as sleep } from 'node:timers/promises';
import { addKey, ensureKeys, keyPurposes, retireOlderKeys } from './key-ring.js';
import { resealColumn, type SealedColumn } from './resealing.js';
import { ringRefreshMs } from './vault.js';

/** A process may have read the ring just before the new keys came, and be about to write under the old ones. */
const noticedAfterMs = ringRefreshMs + 2_000;

/** Works on the database as its owner, past row-level security. */
export interface RotationSite {
  readonly em: () => EntityManager;
  readonly masterKeys: ReadonlyMap<string, Buffer>;
  readonly columns: readonly SealedColumn[];
  readonly say: (text: string) => void;
}

async function resealAll({ em, masterKeys, columns, say }: RotationSite): Promise<number> {
  let resealed = 0;
  for (const column of columns) {
    const name = `${column.table}.${column.column}`;
    resealed += await resealColumn(em(), masterKeys, column, (done) => say(`${name}: ${done}`));
  }
  return resealed;
}

/**
 * New keys for all sealed data, while the applications run: they read under any key of the ring, and write under the
 * newest once they have noticed it. Interrupted at any point, nothing is lost and it is simply run again.
 */
export async function rotateKeys(site: RotationSite): Promise<{ resealed: number; retired: number }> {
  await site.em().transactional(async (em) => {
    await ensureKeys(em, site.masterKeys);
    for (const purpose of keyPurposes) await addKey(em, site.masterKeys, purpose);
  });
  let resealed = await resealAll(site);
  site.say(`waiting ${noticedAfterMs / 1_000} s until every process writes under the new keys`);
  await sleep(noticedAfterMs);
  resealed += await resealAll(site);
  return { resealed, retired: await site.em().transactional((em) => retireOlderKeys(em)) };
}
