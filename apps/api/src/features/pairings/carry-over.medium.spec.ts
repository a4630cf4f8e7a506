import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { connectDatabase } from '../../base/database/orm.js';
import { entities } from '../../entities.js';
import { watchPairings } from '../radar/index.js';

const name = `carry_${randomUUID().replaceAll('-', '')}`;
const server = process.env.TEST_DATABASE_URL ?? '';
let orm: MikroORM;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  orm = await connectDatabase(url.toString(), entities);
});
afterAll(async () => {
  await orm.close();
  await onServer(`drop database if exists ${name} with (force)`);
});

const execute = (statement: string) => orm.em.fork().execute(statement);

it('an installation of before keeps whom it paired, for as long and with the same limits', async () => {
  await orm.migrator.up({ to: '0006-keep-audit-trail' });
  const [county, top] = [randomUUID(), randomUUID()];
  await execute(
    `insert into hospital (id, code, name_zh, name_en, time_zone, search_text, created_at, updated_at)
     select id::uuid, code, code, code, 'Asia/Shanghai', code, now(), now()
     from (values ('${county}', 'C'), ('${top}', 'T')) as h(id, code)`,
  );
  const limits = '{"routine": 100, "urgent": 10, "emergency": 1}';
  await execute(
    `insert into pairing (id, inviting_hospital_id, invited_hospital_id, response_limit_minutes, valid_from, valid_until)
     values (gen_random_uuid(), '${county}', '${top}', '${limits}', '2020-01-01', '2020-12-31'),
       (gen_random_uuid(), '${county}', '${top}', '${limits}', '2021-01-01', null)`,
  );
  await orm.migrator.up();
  expect(await execute('select count(*)::int as pairs from pairing')).toEqual([{ pairs: 1 }]);
  expect(
    await execute(
      `select state, valid_from::text as since, valid_until::text as until, cardinality(specialties) as specialties,
         services, response_limit_minutes->>'urgent' as urgent, contact_every_days as rhythm
       from agreement order by valid_from`,
    ),
  ).toEqual([
    {
      state: 'expired',
      since: '2020-01-01',
      until: '2020-12-31',
      specialties: 13,
      services: ['liveConsultation', 'writtenOpinion'],
      urgent: '10',
      rhythm: null,
    },
    {
      state: 'active',
      since: '2021-01-01',
      until: null,
      specialties: 13,
      services: ['liveConsultation', 'writtenOpinion'],
      urgent: '10',
      rhythm: null,
    },
  ]);
  // Silent for years, and nobody is told: they agreed on no rhythm yet.
  const { raised } = await orm.em.fork().transactional((em) => watchPairings(em, new Date()));
  expect(raised).toEqual([]);
  expect(
    await execute("select state, due_on, reached_step, next_actions->0->>'code' as next from radar_reading"),
  ).toEqual([{ state: 'noRhythm', due_on: null, reached_step: 0, next: 'agreeRhythm' }]);
});

it('what two sides sign has a rhythm', async () => {
  await expect(execute('update agreement set inviting_accepted_at = now()')).rejects.toThrow(
    'check constraint',
  );
});
