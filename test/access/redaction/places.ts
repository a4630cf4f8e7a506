import type { MikroORM } from '@mikro-orm/postgresql';
import { Redis } from 'ioredis';
import { sql } from '../sql.js';

/** Somewhere that text ends up, and all of it. */
export interface Place {
  readonly place: string;
  readonly text: string;
}

/** Every column of every table, with its name: bytes as hex, as PostgreSQL writes them. */
export async function databasePlaces(orm: MikroORM): Promise<Place[]> {
  const columns = await sql<{ table: string; column: string }>(
    orm,
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and c.data_type in ('text', 'bytea', 'jsonb', 'json', 'ARRAY', 'character varying')
       and c.table_name not in ('region', 'region_source')`,
  );
  const places: Place[] = [];
  for (const { table, column } of columns) {
    const [row] = await sql<{ text: string | null }>(
      orm,
      `select string_agg("${column}"::text, ' ') as text from "${table}"`,
    );
    places.push({ place: `column ${table}.${column}`, text: row?.text ?? '' });
  }
  return places;
}

const readers: Record<string, (redis: Redis, key: string) => Promise<unknown>> = {
  string: (redis, key) => redis.get(key),
  hash: (redis, key) => redis.hgetall(key),
  list: (redis, key) => redis.lrange(key, 0, -1),
  set: (redis, key) => redis.smembers(key),
  zset: (redis, key) => redis.zrange(key, '0', '-1'),
  stream: (redis, key) => redis.xrange(key, '-', '+'),
};

/** Every key of an installation with what it holds: jobs, their failures, hints, heartbeats, attempts. */
export async function redisPlaces(url: string, prefix: string): Promise<Place[]> {
  const redis = new Redis(url);
  try {
    const places: Place[] = [];
    for (const key of await redis.keys(`${prefix}*`)) {
      const read = readers[await redis.type(key)];
      places.push({ place: 'Redis', text: `${key} ${JSON.stringify(await read?.(redis, key))}` });
    }
    return places;
  } finally {
    redis.disconnect();
  }
}

interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly text: string;
}

/** The mails of the test mailbox, decoded, with all their headers that a reader sees. */
export async function mails(): Promise<Mail[]> {
  const url = process.env.TEST_MAILBOX_URL ?? '';
  const list = (await (await fetch(`${url}/api/messages`)).json()) as Mail[];
  return Promise.all(
    list.map(async ({ id, to }) => ({
      id,
      to,
      text: await (await fetch(`${url}/api/messages/${id}`)).text(),
    })),
  );
}
