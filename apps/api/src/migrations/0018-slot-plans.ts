import { Migration } from '@mikro-orm/migrations';

/**
 * How many asked, and nothing of who: by the day and the hour of the asked hospital's own clock. The counts of the last
 * weeks are made again from the consultations; what is older stays as it was counted.
 */
const demand = `
create table demand_day (
  hospital_id uuid not null references hospital,
  specialty text not null check (specialty <> ''),
  on_date date not null,
  requests integer not null check (requests >= 0),
  by_hour integer[] not null check (cardinality(by_hour) = 24),
  primary key (hospital_id, specialty, on_date)
);
create table demand_queue (
  hospital_id uuid not null references hospital,
  specialty text not null,
  waiting integer not null check (waiting > 0),
  counted_at timestamptz not null,
  primary key (hospital_id, specialty)
);
`;

/** A plan of micro-slots. At most one of a hospital is published; what it replaced comes back when it is withdrawn. */
const plans = `
create table slot_plan (
  id uuid primary key,
  hospital_id uuid not null references hospital,
  state text not null check (state in ('draft', 'published', 'replaced', 'withdrawn', 'discarded')),
  revision integer not null check (revision > 0),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  slot_minutes integer not null check (slot_minutes between 8 and 15),
  budget integer not null check (budget >= 0),
  notice_minutes integer not null check (notice_minutes between 0 and 480),
  reserved_days integer not null check (reserved_days >= 0),
  figures jsonb not null,
  made_at timestamptz not null,
  made_by_id uuid references person,
  published_at timestamptz,
  published_by_id uuid references person,
  ended_at timestamptz,
  ended_by_id uuid references person,
  reason text,
  replaces_id uuid references slot_plan,
  check ((state in ('published', 'replaced')) <= (published_at is not null))
);
create unique index slot_plan_published on slot_plan (hospital_id) where state = 'published';
create index slot_plan_hospital on slot_plan (hospital_id, made_at desc, id);
create table slot_plan_block (
  id uuid primary key,
  plan_id uuid not null references slot_plan on delete cascade,
  specialty text not null check (specialty <> ''),
  on_date date not null,
  from_minute integer not null check (from_minute >= 0),
  slots integer not null check (slots > 0),
  slot_minutes integer not null check (slot_minutes between 8 and 15),
  is_standing boolean not null,
  call_from integer not null check (call_from > 0),
  chance double precision not null check (chance between 0 and 1),
  expert_id uuid references person,
  check (from_minute + slots * slot_minutes <= 1440)
);
create unique index slot_plan_block_place on slot_plan_block (plan_id, specialty, on_date, from_minute);
create index slot_plan_block_day on slot_plan_block (on_date, specialty);
create index slot_plan_block_expert on slot_plan_block (expert_id, on_date) where expert_id is not null;
`;

export class PlanSlots extends Migration {
  override up(): void {
    for (const part of [demand, plans]) this.addSql(part);
  }
}
