// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort } from '../../scripts/services/ports.mjs';
import { startPostgres } from '../../scripts/services/postgres.mjs';
import { startRedis } from '../../scripts/services/redis.mjs';
import { isAlive } from '../../scripts/system/processes.mjs';
import { temporaryFolder } from './fixtures.mjs';

const services = path.resolve(import.meta.dirname, '../../scripts/services');

/** @param {string} url @param {string} sql */
async function query(url, sql) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts a service in a process of its own, kills that with no warning, and gives the pid of what stays. */
async function abandoned(/** @type {string} */ module, /** @type {string} */ call) {
  const script = `import { ${call.split('(')[0]} as start } from '${services}/${module}.mjs';
    const { pid } = await start(${call.slice(call.indexOf('(') + 1)}; console.log(pid); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const pid = Number(text);
  assert.ok(isAlive(pid), 'it outlives who started it');
  return pid;
}

test('PostgreSQL: the owner makes extensions, the application owns nothing, and neither stands above row-level security', async (t) => {
  const server = await startPostgres({
    dataDir: path.join(temporaryFolder(t), 'pg'),
    port: await freePort(),
    durable: false,
  });
  t.after(() => server.stop());
  await query(
    server.ownerUrl,
    'create extension btree_gist; create extension pg_trgm; create extension pgcrypto; create extension citext',
  );
  const sql =
    'select rolname, rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user';
  const below = { rolsuper: false, rolbypassrls: false };
  assert.deepEqual(await query(server.ownerUrl, sql), [{ rolname: 'jiedui', ...below, rolcreatedb: true }]);
  assert.deepEqual(await query(server.url, sql), [{ rolname: 'jiedui_api', ...below, rolcreatedb: false }]);
  await assert.rejects(query(server.url, 'create table mine (id int)'), /permission denied/);
});

test('PostgreSQL: one left behind by a start that was killed is stopped, and its data are there', async (t) => {
  const dataDir = path.join(temporaryFolder(t), 'pg');
  const orphan = await abandoned(
    'postgres',
    `startPostgres({ dataDir: '${dataDir}', port: ${await freePort()} })`,
  );
  const server = await startPostgres({ dataDir, port: await freePort() });
  t.after(() => server.stop());
  assert.ok(!isAlive(orphan));
  assert.equal((await query(server.ownerUrl, 'select 1 as one'))[0].one, 1);
});

test('PostgreSQL: killed with no warning, it starts again with its data', async (t) => {
  const dataDir = path.join(temporaryFolder(t), 'pg');
  const first = await startPostgres({ dataDir, port: await freePort() });
  await query(first.ownerUrl, 'create table kept as select 7 as number');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await startPostgres({ dataDir, port: await freePort() });
  t.after(() => second.stop());
  assert.deepEqual(await query(second.ownerUrl, 'select number from kept'), [{ number: 7 }]);
});

test('Redis: asks for its password, and one left behind is stopped', async (t) => {
  const dataDir = path.join(temporaryFolder(t), 'redis');
  const orphan = await abandoned(
    'redis',
    `startRedis({ dataDir: '${dataDir}', port: ${await freePort()}, password: 'secret' })`,
  );
  const port = await freePort();
  const server = await startRedis({ dataDir, port, password: 'secret' });
  t.after(() => server.stop());
  assert.ok(!isAlive(orphan));
  const client = new Redis(server.url);
  assert.equal(await client.ping(), 'PONG');
  client.disconnect();
  const stranger = new Redis(port, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  await assert.rejects(stranger.ping(), /NOAUTH/);
  stranger.disconnect();
});
