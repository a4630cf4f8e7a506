import type { EntityManager } from '@mikro-orm/postgresql';
import { type DataKey, readKeys } from './key-ring.js';
import { indexOf, keyIdOf, seal, unseal } from './sealing.js';

/** A column that holds sealed values, in a table whose rows have one key column. */
export interface SealedColumn {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  /** Beside it, the column that finds exact matches, and the form in which values are looked up. */
  readonly index?: { readonly column: string; readonly searchForm: (value: string) => string };
}

interface Row {
  id: string;
  sealed: Buffer;
}

const batchSize = 500;

function newest(keys: readonly DataKey[], purpose: DataKey['purpose']): DataKey {
  const key = keys.find((one) => one.purpose === purpose && !one.isRetired);
  if (!key) throw new Error(`There is no ${purpose} key`);
  return key;
}

/** Where a value belongs: authenticated with it. */
export const placeOf = ({ table, column }: Pick<SealedColumn, 'table' | 'column'>, id: string) =>
  `${table}.${column}:${id}`;

/** The value under the newest keys, written only where nobody changed it in between. */
async function resealRow(em: EntityManager, keys: readonly DataKey[], column: SealedColumn, row: Row) {
  const old = keys.find(({ id }) => id === keyIdOf(row.sealed));
  if (!old) throw new Error(`Key ${keyIdOf(row.sealed)} of ${column.table}.${column.column} is gone`);
  const plain = unseal(old.bytes, placeOf(column, row.id), row.sealed);
  const sealed = seal(newest(keys, 'encryption'), placeOf(column, row.id), plain);
  const name = `${column.table}.${column.column}`;
  const index =
    column.index && indexOf(newest(keys, 'index'), name, column.index.searchForm(plain.toString()));
  await em.execute(
    `update ${column.table} set ${column.column} = ?${column.index ? `, ${column.index.column} = ?` : ''}
     where ${column.key} = ? and ${column.column} = ?`,
    [sealed, ...(index ? [index] : []), row.id, row.sealed],
  );
}

/**
 * Brings every value of a column under the newest keys, a batch at a time while others work.
 * @returns how many were not yet
 */
export async function resealColumn(
  em: EntityManager,
  masterKeys: ReadonlyMap<string, Buffer>,
  column: SealedColumn,
  onProgress: (done: number) => void,
): Promise<number> {
  const keys = await readKeys(em, masterKeys);
  const current = Buffer.alloc(4);
  current.writeUInt32BE(newest(keys, 'encryption').id);
  const currentIndex = Buffer.alloc(4);
  currentIndex.writeUInt32BE(newest(keys, 'index').id);
  const isOld = column.index
    ? `(substring(${column.column} from 2 for 4) <> ? or substring(${column.index.column} from 1 for 4) <> ?)`
    : `substring(${column.column} from 2 for 4) <> ?`;
  for (let done = 0; ;) {
    const rows = await em.execute<Row[]>(
      `select ${column.key} as id, ${column.column} as sealed from ${column.table}
       where ${column.column} is not null and ${isOld} limit ${batchSize}`,
      [current, ...(column.index ? [currentIndex] : [])],
    );
    if (rows.length === 0) return done;
    for (const row of rows) await resealRow(em, keys, column, row);
    done += rows.length;
    onProgress(done);
  }
}
