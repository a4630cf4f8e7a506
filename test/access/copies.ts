import type { MikroORM } from '@mikro-orm/postgresql';
import { newId } from '../../apps/api/src/base/database/id.js';
import { sql } from './sql.js';

/** Every table of a consultation whose rows are copied with it, and what is different in a copy. */
const tables: readonly (readonly [table: string, changed: Readonly<Record<string, string>>])[] = [
  ['consultation', { id: ':copy', number: 'next_consultation_number()' }],
  ['transition', { id: 'gen_random_uuid()' }],
  ['attachment', { id: 'gen_random_uuid()' }],
  ['consent', { id: 'gen_random_uuid()' }],
  // One expert cannot be in two sessions at once: each copy has days of its own.
  [
    'live_session',
    {
      id: 'gen_random_uuid()',
      starts_at: "starts_at + :days * interval '100 days'",
      ends_at: "ends_at + :days * interval '100 days'",
    },
  ],
  ['opinion', { id: 'gen_random_uuid()' }],
  [
    'record_document',
    { id: 'gen_random_uuid()', opinion_id: '(select o.id from opinion o where o.consultation_id = :copy)' },
  ],
  ['consultation_member', { id: 'gen_random_uuid()' }],
  [
    'break_glass',
    {
      id: 'gen_random_uuid()',
      consultation_number: '(select c.number from consultation c where c.id = :copy)',
    },
  ],
];

const columnsOf = new Map<string, Promise<string[]>>();

async function readColumns(orm: MikroORM, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    orm,
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = ? and is_identity = 'NO'`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/**
 * Copies a consultation with all that hangs on it but the sealed identity of the patient, which is bound to its row.
 * @returns the id of the copy
 */
export async function copyConsultation(orm: MikroORM, original: string, days: number): Promise<string> {
  const copy = newId<string>();
  const filled = (expression: string) =>
    expression.replaceAll(':copy', `'${copy}'`).replaceAll(':days', String(days));
  for (const [table, changed] of tables) {
    if (!columnsOf.has(table)) columnsOf.set(table, readColumns(orm, table));
    const columns = (await columnsOf.get(table)) ?? [];
    const values = columns.map((column) => {
      if (column in changed) return filled(changed[column] ?? '');
      return column === 'consultation_id' ? `'${copy}'` : column;
    });
    const own = table === 'consultation' ? 'id' : 'consultation_id';
    await sql(
      orm,
      `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} where ${own} = ?`,
      [original],
    );
  }
  return copy;
}
