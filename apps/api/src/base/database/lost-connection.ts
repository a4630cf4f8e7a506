import type pg from 'pg';

const rolledBack = { command: 'ROLLBACK', rowCount: 0, rows: [], fields: [], oid: 0 };
const isRollback = (query: unknown) => query === 'rollback';

/**
 * A connection that broke in the middle of a transaction has been rolled back by PostgreSQL. Saying so once more fails,
 * and Kysely would then never give the connection back: each would cost a place in the pool until none is left, and a
 * process could not shut down. So the second rollback of a lost connection succeeds, and the pool drops it.
 */
export function returnLostConnections(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    let isLost = false;
    const lose = () => {
      isLost = true;
    };
    client.on('error', lose).on('end', lose);
    const query = client.query.bind(client) as (...sent: unknown[]) => unknown;
    const queryOrRolledBack = (...sent: unknown[]): unknown =>
      isLost && isRollback(sent[0]) ? Promise.resolve(rolledBack) : query(...sent);
    client.query = queryOrRolledBack as typeof client.query;
  });
}
