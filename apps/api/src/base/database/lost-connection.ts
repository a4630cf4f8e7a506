import type pg from 'pg';

const rolledBack = { command: 'ROLLBACK', rowCount: 0, rows: [], fields: [], oid: 0 };

/**
 * A connection that broke in the middle of a transaction has been rolled back by PostgreSQL. Saying so once more fails,
 * and Kysely would then never give the connection back: each would cost a place in the pool until none is left, and a
 * process could not shut down. So a rollback that fails counts as done, and the pool drops the connection.
 */
export function returnLostConnections(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...sent: unknown[]) => unknown;
    const rollBack = async (...sent: unknown[]): Promise<unknown> => {
      try {
        return await query(...sent);
      } catch {
        // The pool drops what is ending; nobody waits for a goodbye that may never come.
        client.end().catch(() => undefined);
        return rolledBack;
      }
    };
    client.query = ((...sent: unknown[]) =>
      sent[0] === 'rollback' ? rollBack(...sent) : query(...sent)) as typeof client.query;
  });
}
