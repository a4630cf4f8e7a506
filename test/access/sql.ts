import type { MikroORM } from '@mikro-orm/postgresql';

/** Runs one statement as the owner of the tables. */
export const sql = <T extends object>(orm: MikroORM, statement: string, values: unknown[] = []) =>
  orm.em.fork().execute<T[]>(statement, values);

/** Works through a list, so many at a time. */
export async function chunked<T>(items: readonly T[], size: number, work: (item: T) => Promise<void>) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: size }, worker));
}
