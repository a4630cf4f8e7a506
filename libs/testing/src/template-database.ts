import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const template = 'jiedui_template';
/** Any number that nothing else locks. */
const templateLock = 7_305_411;

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const withDatabase = (url: string, database: string) => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
};

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The first test file prepares the template; the others wait for it. */
async function ensureTemplate(url: string, prepare: (url: string) => Promise<void>): Promise<void> {
  await onServer(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount) return;
    await client.query('create database jiedui_template_new');
    await prepare(withDatabase(url, 'jiedui_template_new'));
    await client.query(`alter database jiedui_template_new rename to ${template}`);
  });
}

/** A database of its own, cloned from one that was migrated and filled once for the whole run. */
export async function cloneDatabase(
  serverUrl: string,
  prepare: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  await ensureTemplate(serverUrl, prepare);
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  return {
    url: withDatabase(serverUrl, name),
    drop: () => dropDatabase(serverUrl, name),
  };
}

const insufficientPrivilege = '42501';
const tries = 20;
const pauseMs = 250;

/** A database that autovacuum is at right now cannot be dropped by its owner: the worker is not theirs to end. */
async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
      return;
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === insufficientPrivilege;
      if (!isBusy || left === 0) throw error;
      await sleep(pauseMs);
    }
  }
}
