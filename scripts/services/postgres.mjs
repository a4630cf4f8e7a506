// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { startServer } from './server-process.mjs';
import { postgresBinaries, serverUser } from './postgres-binaries.mjs';
import { initialise, reachableFolder, stopOrphans, SUPERUSER } from './postgres-data.mjs';

const START_TIMEOUT_MS = 60_000;
const STARTING_UP = '57P03';
const WRONG_PASSWORD = '28P01';
/** What the application may do is granted to the group by the migrations; the login belongs to it. */
const GROUP = 'jiedui_application';
const LOGIN = 'jiedui_api';

/**
 * @typedef {object} PostgresOptions
 * @property {string} dataDir
 * @property {number} port
 * @property {boolean} [durable] false: survives nothing, twice as fast; for tests
 * @property {string} [name] of the role and of its database
 * @property {string} [password] of the owner and of the superuser
 * @property {string} [applicationPassword]
 */

/**
 * Starts PostgreSQL on the loopback interface, and makes the database on the first start.
 * One role owns the database and may create others, but is no superuser; the application signs in as another,
 * which owns nothing, so that row-level security counts for it.
 * @param {PostgresOptions} options
 */
export async function startPostgres({
  dataDir,
  port,
  durable = true,
  name = 'jiedui',
  password = 'jiedui',
  applicationPassword = 'jiedui',
}) {
  const binaries = postgresBinaries();
  const user = serverUser();
  const folder = reachableFolder(dataDir);
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined) fs.chownSync(folder, user.uid, user.gid ?? user.uid);
  await stopOrphans(folder);
  if (!fs.existsSync(path.join(folder, 'PG_VERSION')))
    await initialise(binaries.initdb, folder, password, { ...user, env });

  const server = launch(binaries.postgres, folder, { port, durable }, { ...user, env });
  try {
    await prepareDatabase({ port, name, password, applicationPassword, isRunning: server.isRunning });
  } catch (error) {
    await server.stop();
    throw startFailure(error, folder, server.log());
  }
  const urlFor = (/** @type {string} */ role, secret = password) =>
    `postgres://${role}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${name}`;
  return {
    kind: 'postgres',
    pid: server.pid,
    url: urlFor(LOGIN, applicationPassword),
    ownerUrl: urlFor(name),
    adminUrl: urlFor(SUPERUSER),
    exited: server.exited,
    stop: server.stop,
  };
}

/**
 * @param {string} binary
 * @param {string} folder
 * @param {{ port: number, durable: boolean }} options
 * @param {{ uid?: number, gid?: number, env: NodeJS.ProcessEnv }} as
 */
function launch(binary, folder, { port, durable }, as) {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'log_min_messages=warning',
    // A statement that fails holds values: of patients, or hashes of passwords.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
  ];
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  return startServer(binary, ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])], {
    ...as,
    cwd: '/',
    stopSignal: 'SIGINT',
  });
}

/**
 * @param {{ port: number, name: string, password: string, applicationPassword: string, isRunning: () => boolean }} options
 */
async function prepareDatabase({ port, name, password, applicationPassword, isRunning }) {
  const client = await connect({ port, password, isRunning });
  try {
    const quoted = client.escapeLiteral(password);
    const { rows } = await client.query('select rolname from pg_roles');
    const known = new Set(rows.map(({ rolname }) => rolname));
    if (!known.has(name)) await client.query(`create role "${name}" login createdb password ${quoted}`);
    if (!known.has(GROUP)) await client.query(`create role ${GROUP} nologin`);
    if (!known.has(LOGIN)) await client.query(`create role ${LOGIN} login in role ${GROUP}`);
    await client.query(`alter role ${LOGIN} password ${client.escapeLiteral(applicationPassword)}`);
    const database = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!database.rowCount) await client.query(`create database "${name}" owner "${name}"`);
  } finally {
    await client.end();
  }
}

/** @param {{ port: number, password: string, isRunning: () => boolean }} options */
async function connect({ port, password, isRunning }) {
  const { default: pg } = await import('pg');
  for (const started = performance.now(); ; await sleep(20)) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      password,
      database: 'postgres',
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      const isEarly = code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === STARTING_UP;
      if (!isEarly || !isRunning() || performance.now() - started > START_TIMEOUT_MS) throw error;
    }
  }
}

/** @param {unknown} error @param {string} folder @param {string} log */
function startFailure(error, folder, log) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === WRONG_PASSWORD) {
    return new Failure(`The password that is kept for PostgreSQL does not open ${folder}.`, [
      'Put back the secrets.json that belongs to it, or remove that folder to start with an empty database.',
    ]);
  }
  return new Failure(
    'PostgreSQL did not start.',
    `Its data folder is ${folder}`,
    lastLines(log || message, 6),
  );
}
