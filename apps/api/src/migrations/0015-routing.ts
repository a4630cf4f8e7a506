import { Migration } from '@mikro-orm/migrations';

const direction = `
alter table consultation add directed_to_id uuid references person;
create index consultation_unanswered_emergency on consultation (submitted_at)
  where state = 'submitted' and urgency = 'emergency';
create index consultation_of_invited on consultation (invited_hospital_id, specialty, submitted_at)
  where submitted_at is not null;
`;

/** What a hospital chose for itself; without a row it keeps to what is usual and lends nothing. */
const settings = `
create table routing_setting (
  hospital_id uuid primary key references hospital,
  page_wait_minutes integer check (page_wait_minutes between 1 and 60),
  open_per_expert integer check (open_per_expert between 1 and 100),
  asks_overflow boolean not null default false,
  answers_overflow boolean not null default false,
  updated_at timestamptz not null,
  updated_by_id uuid not null references person
);
`;

/** Who is on call: a week that repeats, what holds on single days instead, and who asked whom to take a shift. */
const rosters = `
create table roster (
  id uuid primary key,
  hospital_id uuid not null references hospital,
  specialty text not null,
  revision integer not null default 1,
  updated_at timestamptz not null,
  updated_by_id uuid references person,
  unique (hospital_id, specialty)
);
create table roster_shift (
  id uuid primary key,
  roster_id uuid not null references roster on delete cascade,
  rank integer not null check (rank between 1 and 3),
  weekday integer not null check (weekday between 1 and 7),
  from_minute integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute > from_minute and until_minute <= from_minute + 1440),
  person_id uuid not null references person,
  exclude using gist (roster_id with =, rank with =, weekday with =, int4range(from_minute, until_minute) with &&)
);
create index roster_shift_person on roster_shift (person_id);
create table roster_exception (
  id uuid primary key,
  roster_id uuid not null references roster,
  rank integer not null check (rank between 1 and 3),
  date date not null,
  from_minute integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute > from_minute and until_minute <= from_minute + 1440),
  person_id uuid references person,
  source text not null check (source in ('exception', 'swap')),
  reason text not null default '',
  created_at timestamptz not null,
  created_by_id uuid references person,
  removed_at timestamptz,
  check (source = 'exception' or person_id is not null)
);
create index roster_exception_day on roster_exception (roster_id, date) where removed_at is null;
create table roster_swap (
  id uuid primary key,
  roster_id uuid not null references roster,
  rank integer not null check (rank between 1 and 3),
  date date not null,
  from_minute integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute > from_minute and until_minute <= from_minute + 1440),
  from_person_id uuid not null references person,
  to_person_id uuid not null references person check (to_person_id <> from_person_id),
  reason text not null,
  state text not null check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  check ((state = 'asked') = (answered_at is null))
);
create unique index roster_swap_asked on roster_swap (roster_id, rank, date, from_minute) where state = 'asked';
create index roster_swap_people on roster_swap (from_person_id, to_person_id);
`;

/**
 * Each page is decided once: the number of its step is unique in its consultation. A round begins whenever the question
 * comes to a hospital.
 */
const ladder = `
create table on_call_ladder (
  consultation_id uuid primary key references consultation,
  round integer not null check (round > 0),
  tried_hospital_ids uuid[] not null,
  began_at timestamptz not null
);
create table on_call_page (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  consultation_number text not null,
  specialty text not null,
  step integer not null check (step > 0),
  round integer not null check (round > 0),
  hospital_id uuid not null references hospital,
  rung text not null check (rung in ('onCall', 'coordinator', 'asker')),
  person_id uuid references person,
  paged_at timestamptz not null,
  due_at timestamptz check (due_at > paged_at),
  outcome text check (outcome in ('accepted', 'declined', 'silent', 'superseded')),
  closed_at timestamptz,
  reason text,
  taken_by_id uuid references person,
  taken_at timestamptz,
  unique (consultation_id, step),
  check ((rung = 'onCall') = (person_id is not null)),
  check ((outcome is null) = (closed_at is null)),
  check ((taken_by_id is null) = (taken_at is null))
);
create index on_call_page_open on on_call_page (due_at) where outcome is null;
create index on_call_page_person on on_call_page (person_id, paged_at desc);
create index on_call_page_hospital on on_call_page (hospital_id, paged_at desc);
revoke delete on on_call_page from jiedui_application;
alter table on_call_ladder enable row level security;
create policy on_call_ladder_seen on on_call_ladder for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = on_call_ladder.consultation_id)
);
alter table on_call_page enable row level security;
create policy on_call_page_seen on on_call_page for select to jiedui_application using (
  (select acts_as_system())
  or person_id = (select acting_person_id())
  or hospital_id = any((select acting_hospital_ids('coordinator'))::uuid[])
  or exists (select from consultation c where c.id = on_call_page.consultation_id)
);
create policy on_call_page_sent on on_call_page for insert to jiedui_application with check (
  (select acts_as_system()) or exists (select from consultation c where c.id = on_call_page.consultation_id)
);
create policy on_call_page_closed on on_call_page for update to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = on_call_page.consultation_id)
);
`;

/** Who answered for whom. Entries are added and never changed; balances are sums. */
const credits = `
create table overflow_credit (
  id uuid primary key,
  helper_hospital_id uuid not null references hospital,
  helped_hospital_id uuid not null references hospital check (helped_hospital_id <> helper_hospital_id),
  credits integer not null check (credits > 0),
  consultation_id uuid unique references consultation,
  at timestamptz not null
);
create index overflow_credit_helper on overflow_credit (helper_hospital_id, at desc);
create index overflow_credit_helped on overflow_credit (helped_hospital_id, at desc);
revoke update, delete on overflow_credit from jiedui_application;
alter table overflow_credit enable row level security;
create policy overflow_credit_seen on overflow_credit for select to jiedui_application using (
  (select acts_as_system())
  or helper_hospital_id = any((select acting_hospital_ids('coordinator'))::uuid[])
  or helped_hospital_id = any((select acting_hospital_ids('coordinator'))::uuid[])
);
create policy overflow_credit_earned on overflow_credit for insert to jiedui_application with check (
  (select acts_as_system())
  or exists (select from consultation c where c.id = overflow_credit.consultation_id)
);
`;

/** Figures alone, of questions that the asker may not see: whom to ask is decided by them. */
const figures = `
create function answering_figures(wanted uuid[], wanted_specialty text, since timestamptz)
returns table (hospital_id uuid, open integer, answered integer, in_limit integer, median_minutes float8)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.invited_hospital_id,
    (count(*) filter (where c.state in ('submitted', 'informationRequested', 'accepted', 'scheduled', 'waiting',
      'inSession', 'missed', 'opinionDrafted')))::int,
    (count(*) filter (where o.signed_at is not null and c.submitted_at >= since))::int,
    (count(*) filter (where o.signed_at <= c.answer_due_at and c.submitted_at >= since))::int,
    percentile_cont(0.5) within group (order by extract(epoch from o.signed_at - c.submitted_at) / 60)
      filter (where o.signed_at is not null and c.submitted_at >= since)
  from consultation c left join opinion o on o.consultation_id = c.id
  where c.invited_hospital_id = any(wanted) and c.specialty = wanted_specialty and c.submitted_at is not null
  group by c.invited_hospital_id
$$;
create function overflow_balances(wanted uuid[]) returns table (hospital_id uuid, credits integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h, coalesce((select sum(credits) from overflow_credit where helper_hospital_id = h), 0)::int
    - coalesce((select sum(credits) from overflow_credit where helped_hospital_id = h), 0)::int
  from unnest(wanted) h
$$;
`;

export class RouteQuestions extends Migration {
  override up(): void {
    for (const part of [direction, settings, rosters, ladder, credits, figures]) this.addSql(part);
  }
}
