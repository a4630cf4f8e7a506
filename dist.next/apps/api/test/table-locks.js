import pg from "pg";
async function connect(url) {
    const client = new pg.Client({
        connectionString: url
    });
    await client.connect();
    return client;
}
export async function isWaitingFor(api, table) {
    const locks = await api.orm.em.fork().execute('select from pg_locks where relation = ?::regclass and not granted', [
        table
    ]);
    return locks.length > 0;
}
/** Nobody else reads or writes the table meanwhile: who needs it stands still. */ export async function whileLocked(api, table, work) {
    const owner = new URL(process.env.TEST_DATABASE_URL ?? '');
    owner.pathname = new URL(api.config.DATABASE_URL).pathname;
    const client = await connect(owner.toString());
    try {
        await client.query(`begin; lock table ${table} in access exclusive mode`);
        return await work();
    } finally{
        await client.end();
    }
}
/** PostgreSQL lets a role end its own connections, whoever holds them. */ export async function killWhoWaitsFor(api, table) {
    const client = await connect(api.config.DATABASE_URL);
    await client.query('select pg_terminate_backend(pid) from pg_locks where relation = $1::regclass and not granted', [
        table
    ]);
    await client.end();
}

//# sourceMappingURL=table-locks.js.map