import { Migration } from '@mikro-orm/migrations';

/** Hours are kept by the clock of the hospital they belong to; past 1,440 minutes is the next day. */
const availability = `
create table availability_rule (
  id uuid primary key,
  person_id uuid not null references person,
  hospital_id uuid not null references hospital,
  weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute between 0 and 1439),
  until_minute smallint not null check (until_minute > from_minute and until_minute <= from_minute + 1440),
  kind text not null check (kind in ('open', 'teleClinic'))
);
create index availability_rule_person on availability_rule (person_id);
create table availability_setting (
  person_id uuid primary key references person,
  walk_before_minutes smallint not null check (walk_before_minutes between 0 and 120),
  walk_after_minutes smallint not null check (walk_after_minutes between 0 and 120),
  revision integer not null
);
create table availability_exception (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('leave', 'extra')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  created_at timestamptz not null
);
create index availability_exception_person on availability_exception (person_id, ends_at);
create table resource (
  id uuid primary key,
  hospital_id uuid not null references hospital,
  kind text not null check (kind in ('room', 'device')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  created_at timestamptz not null,
  retired_at timestamptz
);
create index resource_hospital on resource (hospital_id, kind);
`;

/**
 * What sessions take of people, rooms and devices. Walking counts as taken, and is told apart by the session's own
 * times. A day is the most, so that what touches a moment is found by its beginning.
 */
const reservations = `
create table reservation (
  id uuid primary key default gen_random_uuid(),
  subject_kind text not null check (subject_kind in ('expert', 'room', 'device')),
  subject_id uuid not null,
  state text not null check (state in ('held', 'booked', 'released')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  taken_from timestamptz not null check (taken_from <= starts_at),
  taken_until timestamptz not null check (taken_until >= ends_at and taken_until <= taken_from + interval '1 day'),
  expires_at timestamptz check ((expires_at is not null) = (state = 'held') or state = 'released'),
  consultation_id uuid not null references consultation,
  session_id uuid references live_session check (session_id is not null or state <> 'booked'),
  made_by_id uuid references person,
  created_at timestamptz not null,
  released_at timestamptz check ((released_at is null) = (state <> 'released')),
  constraint reservation_subject_free exclude using gist (
    subject_id with =, tstzrange(taken_from, taken_until) with &&
  ) where (state <> 'released')
);
create index reservation_busy on reservation (subject_id, taken_from)
  include (taken_until, expires_at, consultation_id, id) where state <> 'released';
create index reservation_consultation on reservation (consultation_id, created_at);
create index reservation_session on reservation (session_id);
create index reservation_expiry on reservation (expires_at) where state = 'held';
insert into reservation (subject_kind, subject_id, state, starts_at, ends_at, taken_from, taken_until,
    consultation_id, session_id, created_at)
  select 'expert', expert_id, 'booked', starts_at, ends_at, starts_at, ends_at, consultation_id, id, created_at
  from live_session where state in ('booked', 'waiting', 'live');
alter table live_session drop constraint live_session_expert_free;
`;

/**
 * Whoever sees the consultation sees what it takes; others see that a time is taken, by \`busy_times\`.
 * \`reserve\` is the one way to take: all or nothing, subjects locked in one order, so that two who want the same
 * wait for each other and never both ways. @returns the kinds of subject that others have taken
 */
const taking = `
alter table reservation enable row level security;
create policy reservation_seen on reservation for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = reservation.consultation_id)
);
create function busy_times(
  subjects uuid[], from_time timestamptz, until_time timestamptz, at_time timestamptz, but_for uuid
) returns table (reservation_id uuid, subject smallint, taken_from float8, taken_until float8)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.id, s.place::smallint, extract(epoch from r.taken_from) * 1000, extract(epoch from r.taken_until) * 1000
  from unnest(subjects) with ordinality as s (id, place)
  join reservation r on r.subject_id = s.id and r.state <> 'released'
    and r.taken_from < until_time and r.taken_from > from_time - interval '1 day'
  where r.taken_until > from_time and (r.expires_at is null or r.expires_at > at_time)
    and r.consultation_id is distinct from but_for
$$;
create function reserve(
  kinds text[], subjects uuid[], walks_before smallint[], walks_after smallint[], from_time timestamptz, until_time timestamptz,
  of_consultation uuid, of_session uuid, hold_until timestamptz, by_person uuid, at_time timestamptz
) returns text[] language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  taken text[];
begin
  perform pg_advisory_xact_lock(place) from (
    select distinct hashtextextended(id::text, 0) as place from (
      select unnest(subjects) as id
      union select subject_id from reservation where consultation_id = of_consultation and state <> 'released'
    ) as touched order by 1
  ) as ordered;
  update reservation set state = 'released', released_at = at_time
    where consultation_id = of_consultation and state <> 'released';
  update reservation set state = 'released', released_at = at_time
    where subject_id = any(subjects) and state = 'held' and expires_at <= at_time;
  select array_agg(distinct r.subject_kind) into taken
  from unnest(subjects, walks_before, walks_after) as s (id, before, after)
  join reservation r on r.subject_id = s.id and r.state <> 'released'
    and r.taken_from < until_time + s.after * interval '1 minute'
    and r.taken_from > from_time - s.before * interval '1 minute' - interval '1 day'
    and r.taken_until > from_time - s.before * interval '1 minute';
  if taken is not null then return taken; end if;
  insert into reservation (subject_kind, subject_id, state, starts_at, ends_at, taken_from, taken_until, expires_at,
      consultation_id, session_id, made_by_id, created_at)
    select s.kind, s.id, case when hold_until is null then 'booked' else 'held' end, from_time, until_time,
      from_time - s.before * interval '1 minute', until_time + s.after * interval '1 minute', hold_until,
      of_consultation, of_session, by_person, at_time
    from unnest(kinds, subjects, walks_before, walks_after) as s (kind, id, before, after);
  return '{}';
end $$;
create function release_reservations() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  update reservation set state = 'released', released_at = acting_at()
    where session_id = new.id and state <> 'released';
  return null;
end $$;
create trigger live_session_over after update of state on live_session
  for each row when (new.state in ('ended', 'cancelled') and old.state <> new.state)
  execute function release_reservations();
`;

/** What people were told by calendar mail, and where their own calendar may be read. Tokens are kept as hashes. */
const calendars = `
create table calendar_mail (
  id uuid primary key,
  session_id uuid not null references live_session,
  person_id uuid not null references person,
  sequence integer not null check (sequence >= 0),
  method text not null check (method in ('REQUEST', 'CANCEL')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  message_id text not null unique,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (session_id, person_id, sequence)
);
alter table calendar_mail enable row level security;
create policy calendar_mail_seen on calendar_mail for all to jiedui_application using (
  (select acts_as_system()) or person_id = (select acting_person_id())
);
create table calendar_feed (
  person_id uuid primary key references person,
  token_sha256 bytea not null unique,
  created_at timestamptz not null,
  last_read_at timestamptz
);
alter table calendar_feed enable row level security;
create policy calendar_feed_own on calendar_feed for all to jiedui_application using (
  (select acts_as_system()) or person_id = (select acting_person_id())
);
`;

export class KeepSchedules extends Migration {
  override up(): void {
    for (const part of [availability, reservations, taking, calendars]) this.addSql(part);
  }
}
