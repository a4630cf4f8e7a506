import { Migration } from '@mikro-orm/migrations';

/**
 * A plan keeps the facts it was made of, so that it can be explained and solved again whatever hospitals answer since.
 * Its choices are rows, since they are searched and accepted one by one.
 */
const matching = `
create table matching_run (
  id uuid primary key,
  name text not null,
  state text not null check (state in ('queued', 'solving', 'solved', 'infeasible', 'cancelled', 'failed')),
  attempt integer not null default 0,
  stage text,
  percent integer not null default 0 check (percent between 0 and 100),
  region_code text references region,
  hospital_id uuid references hospital,
  top_region_code text references region,
  rules jsonb not null,
  wishes jsonb not null,
  figures jsonb,
  conflict jsonb,
  failure text,
  started_by_id uuid not null references person,
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((region_code is null) <> (hospital_id is null)),
  check ((state = 'solved') = (figures is not null)),
  check ((state = 'infeasible') = (conflict is not null)),
  check ((state = 'failed') = (failure is not null))
);
create index matching_run_started on matching_run (started_at desc, id);
create table matching_material (
  run_id uuid primary key references matching_run on delete cascade,
  problem jsonb not null,
  plan jsonb
);
create table matching_choice (
  run_id uuid not null references matching_run on delete cascade,
  ask integer not null,
  county_id uuid not null references hospital,
  specialty text not null,
  top_id uuid references hospital,
  score integer check ((score is null) = (top_id is null)),
  need integer not null,
  is_team boolean not null,
  is_lead boolean not null,
  is_living boolean not null,
  is_pinned boolean not null,
  agreement_id uuid references agreement,
  primary key (run_id, ask),
  unique (run_id, county_id, specialty)
);
create index matching_choice_agreement on matching_choice (agreement_id) where agreement_id is not null;
create index agreement_matching_run on agreement (matching_run_id) where matching_run_id is not null;
alter table agreement add foreign key (matching_run_id) references matching_run;
`;

export class KeepMatching extends Migration {
  override up(): void {
    this.addSql(matching);
  }
}
