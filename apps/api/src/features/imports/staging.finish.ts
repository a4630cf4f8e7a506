import type { ImportCounts } from '@jiedui/contracts';
import type { ImportColumn, ImportFaultCode } from '@jiedui/domain';
import type { ImportId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Marks the rows that a query names as bad. @returns how many */
async function markBad(
  em: EntityManager,
  importId: ImportId,
  fault: { readonly column: ImportColumn; readonly code: ImportFaultCode },
  rowNumbers: string,
  parameters: readonly unknown[],
): Promise<number> {
  const marked = await em.execute<unknown[]>(
    `update import_row set outcome = 'bad', content = null, faults = faults || ?::jsonb
     where import_id = ? and row_number in (${rowNumbers}) returning row_number`,
    [JSON.stringify([fault]), importId, ...parameters],
  );
  return marked.length;
}

/** A code names one hospital: the first row with it counts, the others are told. */
const repeated = `select n.row_number from (
    select r.row_number, row_number() over (partition by r.code order by r.row_number) as nth
    from import_row r where r.import_id = ? and r.code is not null
  ) n where n.nth > 1`;

/** The parent is in the register, or comes with a good row of the same file. */
const orphaned = `select r.row_number from import_row r
  where r.import_id = ? and r.outcome in ('created', 'changed') and r.parent_code is not null
    and not exists (select from hospital h where h.code = r.parent_code)
    and not exists (select from import_row p
      where p.import_id = r.import_id and p.code = r.parent_code and p.outcome = 'created')`;

const placeUnderParents = `update import_row r
  set content = jsonb_set(r.content, '{parent_id}', to_jsonb(coalesce(
    (select h.id from hospital h where h.code = r.parent_code),
    (select p.hospital_id from import_row p
      where p.import_id = r.import_id and p.code = r.parent_code and p.outcome = 'created')
  )))
  where r.import_id = ? and r.outcome in ('created', 'changed') and r.parent_code is not null`;

/** Deeper than any chain of parents. */
const maxDepth = 50;

/** Upwards from each hospital that gets a parent, by the file where it says something, else by the register. Takes the import three times. */
export const circling = `with recursive above(start, start_row, id, depth) as (
    select r.hospital_id, r.row_number, (r.content ->> 'parent_id')::uuid, 1 from import_row r
    where r.import_id = ? and r.outcome in ('created', 'changed') and r.parent_code is not null
    union all
    select a.start, a.start_row, coalesce(
      (select (p.content ->> 'parent_id')::uuid from import_row p
        where p.import_id = ? and p.hospital_id = a.id and p.outcome in ('created', 'changed')),
      (select h.parent_id from hospital h where h.id = a.id and not exists (select from import_row p
        where p.import_id = ? and p.hospital_id = a.id and p.outcome in ('created', 'changed')))
    ), a.depth + 1
    from above a where a.id is not null and a.id <> a.start and a.depth < ${maxDepth}
  ) select start_row from above where id = start`;

/** What only the whole file shows: codes that repeat, and parents. @returns the final counts */
export async function finishStaging(em: EntityManager, importId: ImportId): Promise<ImportCounts> {
  await em.execute('select analyze_import_rows()');
  await markBad(em, importId, { column: 'code', code: 'duplicateInFile' }, repeated, [importId]);
  const parentFault = { column: 'parentCode', code: 'parentUnknown' } as const;
  // A row that went bad takes along those that would have stood below it.
  while ((await markBad(em, importId, parentFault, orphaned, [importId])) > 0);
  await em.execute(placeUnderParents, [importId]);
  const isCircling = { column: 'parentCode', code: 'parentIsItself' } as const;
  if ((await markBad(em, importId, isCircling, circling, [importId, importId, importId])) > 0) {
    while ((await markBad(em, importId, parentFault, orphaned, [importId])) > 0);
  }
  return countRows(em, importId);
}

async function countRows(em: EntityManager, importId: ImportId): Promise<ImportCounts> {
  const rows = await em.execute<{ outcome: keyof ImportCounts; count: number }[]>(
    'select outcome, count(*)::int as count from import_row where import_id = ? group by outcome',
    [importId],
  );
  const counts = new Map(rows.map(({ outcome, count }) => [outcome, count]));
  return {
    created: counts.get('created') ?? 0,
    changed: counts.get('changed') ?? 0,
    unchanged: counts.get('unchanged') ?? 0,
    bad: counts.get('bad') ?? 0,
  };
}
