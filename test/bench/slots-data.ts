import type { EntityManager } from '@mikro-orm/postgresql';

const experts = 5_000;
const hospitals = 50;
const days = 92;
/** Of the eight hours of a working day, so many sixteenths are taken. */
const takenOfSixteen = 12;
const roomsEach = 4;

const people = `
insert into hospital (id, code, name_zh, name_en, working_hours)
  select gen_random_uuid(), 'TOP-' || lpad(n::text, 2, '0'), '医院' || n, 'Hospital ' || n, hours
  from generate_series(1, ${hospitals}) as n, (select jsonb_agg(jsonb_build_object('weekday', d, 'fromMinute', f, 'untilMinute', f + 240)) as hours
    from generate_series(1, 5) as d, (values (480), (840)) as half (f)) as week
  union all select gen_random_uuid(), 'COUNTY', '县医院', 'County', jsonb_agg(jsonb_build_object('weekday', d, 'fromMinute', 480, 'untilMinute', 1080))
  from generate_series(1, 5) as d;
insert into person (id, email, name_zh, name_en, password_hash)
  select gen_random_uuid(), 'expert' || n || '@bench.example', '专家' || n, 'Expert ' || n, '' from generate_series(1, ${experts}) as n;
insert into post (id, person_id, hospital_id, role, specialties)
  select gen_random_uuid(), p.id, h.id, 'expert',
    array[(array['cardiology', 'neurology', 'oncology', 'respiratory', 'nephrology', 'orthopaedics', 'obstetrics', 'paediatrics', 'emergency', 'radiology'])[1 + (p.n / ${hospitals}) % 10]]
  from (select id, row_number() over (order by email) - 1 as n from person) p
  join (select id, row_number() over (order by code) - 1 as n from hospital where code <> 'COUNTY') h on h.n = p.n % ${hospitals};
insert into availability_rule (id, person_id, hospital_id, weekday, from_minute, until_minute, kind)
  select gen_random_uuid(), person_id, hospital_id, d, f, f + 240, case when d = 3 and f = 840 then 'teleClinic' else 'open' end
  from post, generate_series(1, 5) as d, (values (480), (840)) as half (f);
insert into availability_setting select person_id, 5, 5, 1 from post;
insert into resource (id, hospital_id, kind, name_zh, name_en, created_at)
  select gen_random_uuid(), id, 'room', '会诊室' || n, 'Room ' || n, now() from hospital, generate_series(1, ${roomsEach}) as n where code <> 'COUNTY';
insert into consultation (id, state, requested_by_id, inviting_hospital_id, created_at, updated_at)
  select gen_random_uuid(), 'draft', (select id from person limit 1), (select id from hospital where code = 'COUNTY'), now(), now();
`;

/**
 * Full days: of the eight hours of each working day three in four are taken, about thirty sessions a week for everybody
 * over thirteen weeks, two million in all. Each hour is drawn by lot; walking stays within it.
 */
const calendars = (from: string) => `
insert into reservation (subject_kind, subject_id, state, starts_at, ends_at, taken_from, taken_until, expires_at, consultation_id, created_at)
  select s.kind, s.id, 'held', t.at + interval '5 minutes', t.at + interval '55 minutes', t.at, t.at + interval '1 hour',
    timestamptz '2100-01-01', c.id, now()
  from (select 'expert' as kind, person_id as id from post union all select 'room', id from resource) s
  cross join (select id from consultation) c
  cross join lateral (
    select date_trunc('day', timestamptz '${from}' at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' + d * interval '1 day' + m * interval '1 hour' as at
    from generate_series(0, ${days}) as d, unnest(array[8, 9, 10, 11, 14, 15, 16, 17]) as m
    where hashtext(s.id::text || d || ':' || m) & 15 < ${takenOfSixteen}
  ) t where extract(isodow from t.at at time zone 'Asia/Shanghai') < 6;
`;

/** Ids that are the same in each run would not help: what is measured is the mean of many hospitals. */
export async function fillCalendars(
  em: EntityManager,
  from: Date,
): Promise<{ experts: number; reservations: number }> {
  await em.execute(people);
  // Filled first and constrained after: the same rows, sooner.
  await em.execute(`alter table reservation drop constraint reservation_subject_free,
    drop constraint reservation_consultation_id_fkey`);
  await em.execute(
    'drop index reservation_busy, reservation_consultation, reservation_session, reservation_expiry',
  );
  // What is thrown away afterwards need not survive a crash.
  await em.execute(`alter table reservation set unlogged; set maintenance_work_mem = '256MB'; set jit = off`);
  await em.execute(calendars(from.toISOString()));
  console.error('calendars are filled');
  await em.execute(`create index reservation_busy on reservation (subject_id, taken_from)
    include (taken_until, expires_at, consultation_id, id) where state <> 'released'`);
  // The index of the constraint without its check: that asks for each of two million rows, and no reader sees it.
  await em.execute(`create index reservation_subject_free on reservation using gist (
    subject_id, tstzrange(taken_from, taken_until)) where state <> 'released'`);
  await em.execute('vacuum analyze reservation');
  await em.execute('analyze');
  const [{ count }] = await em.execute<[{ count: number }]>('select count(*)::int as count from reservation');
  return { experts, reservations: count };
}
