import type { EntityManager } from '@mikro-orm/postgresql';
import { readRegionSource } from './region.source.js';

const batchSize = 5_000;

const upsert = `insert into region
  select * from jsonb_populate_recordset(null::region, ?::jsonb)
  on conflict (code) do update set level = excluded.level, parent_code = excluded.parent_code,
    name_zh = excluded.name_zh, name_en = excluded.name_en, initials = excluded.initials,
    search_text = excluded.search_text`;

/**
 * Fills the table of regions from the published divisions, or leaves it where it is up to date. A division that was
 * dissolved stays, as hospitals and posts may still name it.
 * @returns how many regions were written
 */
export async function loadRegions(em: EntityManager): Promise<number> {
  const source = await readRegionSource();
  const [loaded] = await em.execute<{ fingerprint: string }[]>(
    'select fingerprint from region_source for update',
  );
  if (loaded?.fingerprint === source.fingerprint) return 0;
  const rows = source.rows();
  for (let at = 0; at < rows.length; at += batchSize) {
    await em.execute(upsert, [JSON.stringify(rows.slice(at, at + batchSize))]);
  }
  await em.execute(
    `insert into region_source (fingerprint) values (?)
     on conflict (only_one) do update set fingerprint = excluded.fingerprint, loaded_at = now()`,
    [source.fingerprint],
  );
  await em.execute('analyze region');
  return rows.length;
}
