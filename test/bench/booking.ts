import 'reflect-metadata';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { entities } from '../../apps/api/src/entities.js';
import { type Attempt, type Outcome, processes, type Task } from './booking-attempts.js';

/**
 * Ten thousand tries from four processes at once for the overlapping slots of 200 experts and 100 rooms, through the
 * product's own reservations; and the same inserts in plain SQL under the same constraint, in turns with them. The
 * attempts call the desk in its own transaction, not the API: `errors5xx` are those that the API would answer with 5xx.
 */
const attempts = 10_000;
const rounds = 5;
const experts = 200;
const rooms = 100;
const inARow = 25;
const startsEach = 12;
const minuteMs = 60_000;

const data = `
insert into hospital (id, code, name_zh, name_en) values (gen_random_uuid(), 'TOP', '医院', 'Hospital'), (gen_random_uuid(), 'COUNTY', '县医院', 'County');
insert into person (id, email, name_zh, name_en, password_hash)
  select gen_random_uuid(), 'expert' || n || '@bench.example', '专家', 'Expert', '' from generate_series(1, ${experts}) as n;
insert into resource (id, hospital_id, kind, name_zh, name_en, created_at)
  select gen_random_uuid(), (select id from hospital where code = 'TOP'), 'room', '会诊室' || n, 'Room', now() from generate_series(1, ${rooms}) as n;
insert into consultation (id, state, requested_by_id, inviting_hospital_id, created_at, updated_at)
  select gen_random_uuid(), 'draft', (select id from person limit 1), (select id from hospital where code = 'COUNTY'), now(), now()
  from generate_series(1, ${attempts});
create table raw_session (like live_session including defaults including constraints including indexes);
create table raw_reservation (like reservation including defaults including constraints including indexes);
alter table raw_session add foreign key (consultation_id) references consultation, add foreign key (expert_id) references person;
alter table raw_reservation add foreign key (consultation_id) references consultation,
  add foreign key (session_id) references raw_session,
  add exclude using gist (subject_id with =, tstzrange(taken_from, taken_until) with &&) where (state <> 'released');
analyze;
`;

const idsOf = async (em: EntityManager, sql: string) =>
  (await em.execute<{ id: string }[]>(sql)).map(({ id }) => id);

/**
 * Which expert, room and start each try wants, the same in each run: so many in a row the same expert within two hours,
 * that all processes want overlapping times of one person at once.
 */
async function drawn(em: EntityManager): Promise<Attempt[]> {
  const consultations = await idsOf(em, 'select id from consultation order by id');
  const people = await idsOf(em, 'select id from person order by email');
  const places = await idsOf(em, 'select id from resource order by name_zh');
  const first = Math.ceil(Date.now() / (60 * minuteMs)) * 60 * minuteMs;
  return consultations.map((consultationId, at) => {
    const startsAt = first + ((at * 7_919) % startsEach) * 10 * minuteMs;
    return {
      consultationId,
      expertId: people[Math.floor(at / inARow) % experts] ?? '',
      roomId: places[(at * 17) % rooms] ?? '',
      startsAt,
      endsAt: startsAt + 20 * minuteMs,
    };
  });
}

/** One round in all processes at once. @returns its outcomes, and how long it took in all, in ms */
async function round(workers: readonly ChildProcess[], way: Task['way'], wanted: readonly Attempt[]) {
  const began = performance.now();
  const shares = await Promise.all(
    workers.map(async (worker, at) => {
      const answer = once(worker, 'message') as Promise<[Outcome[]]>;
      worker.send({
        way,
        attempts: wanted.filter((_, index) => index % workers.length === at),
      } satisfies Task);
      return (await answer)[0];
    }),
  );
  return { outcomes: shares.flat(), ms: performance.now() - began };
}

const percentile = (times: readonly number[], share: number): number =>
  Number((times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0).toFixed(2));

/** What the database holds, whatever was answered. */
async function truth(em: EntityManager) {
  const [row] = await em.execute<[{ bookings: number; overlaps: number; sessions: number }]>(
    `select (select count(*) filter (where subject_kind = 'expert')::int from reservation where state = 'booked') as bookings,
       (select count(*)::int from live_session) as sessions,
       (select count(*)::int from reservation a join reservation b on a.subject_id = b.subject_id and a.id < b.id
         and tstzrange(a.taken_from, a.taken_until) && tstzrange(b.taken_from, b.taken_until)
        where a.state <> 'released' and b.state <> 'released') as overlaps`,
  );
  return row;
}

const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? '';
const orm = await connectDatabase(ownerUrl, entities);
try {
  await orm.migrator.up();
  const em = orm.em.fork();
  await em.execute(data);
  const wanted = await drawn(em);
  const [hospital = ''] = await idsOf(em, `select id from hospital where code = 'TOP'`);
  const env = { ...process.env, BENCH_HOSPITAL_ID: hospital };
  const workers = Array.from({ length: processes }, () =>
    fork(new URL('./booking-worker.js', import.meta.url), { env }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const ours: Outcome[] = [];
  const raw: Outcome[] = [];
  const ms = { ours: 0, raw: 0 };
  for (let at = 0; at < rounds; at += 1) {
    const share = wanted.slice((at * attempts) / rounds, ((at + 1) * attempts) / rounds);
    for (const [way, all] of [['ours', ours] as const, ['raw', raw] as const]) {
      const done = await round(workers, way, share);
      all.push(...done.outcomes);
      ms[way] += done.ms;
    }
  }
  for (const worker of workers) worker.send('stop');
  const { bookings, overlaps, sessions } = await truth(em);
  const booked = ours.filter(({ end }) => end === 'booked').length;
  const times = ours.map((one) => one.ms);
  console.error(
    JSON.stringify({
      rawBooked: raw.filter(({ end }) => end === 'booked').length,
      rawFailed: raw.filter(({ end }) => end === 'failed').length,
      ms,
      sessions,
    }),
  );
  console.log(
    JSON.stringify({
      name: 'booking',
      attempts: ours.length,
      booked,
      doubleBooked: overlaps,
      // Answered as booked and not there, or there and not answered, or never answered at all.
      lost: Math.abs(booked - bookings) + Math.abs(booked - sessions) + (attempts - ours.length),
      errors5xx: ours.filter(({ end }) => end === 'failed').length,
      p50Ms: percentile(times, 0.5),
      p99Ms: percentile(times, 0.99),
      rawSqlRatio: Number((ms.ours / ms.raw).toFixed(2)),
    }),
  );
} finally {
  await orm.close();
}
