import { Migration } from "@mikro-orm/migrations";
/** What programmes count, want and unite is data with a date and a source. */ const programmes = `
create table programme (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
  name_zh text not null,
  name_en text not null,
  purpose_zh text not null default '',
  purpose_en text not null default '',
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table programme_figure (
  id uuid primary key,
  programme_id uuid not null references programme on delete cascade,
  code text not null,
  bound text not null default 'exactly' check (bound in ('exactly', 'atLeast')),
  value bigint not null check (value >= 0),
  as_of date not null,
  as_of_precision text not null check (as_of_precision in ('year', 'month', 'day')),
  source_zh text not null check (source_zh <> ''),
  source_en text not null check (source_en <> ''),
  unique (programme_id, code, as_of)
);
create table programme_member (
  programme_id uuid not null references programme on delete cascade,
  hospital_id uuid not null references hospital,
  role text not null check (role in ('assisted', 'assisting')),
  since date not null,
  until date check (until >= since),
  primary key (programme_id, hospital_id)
);
create index programme_member_hospital on programme_member (hospital_id);
create table programme_target (
  id uuid primary key,
  programme_id uuid not null references programme on delete cascade,
  hospital_id uuid not null references hospital,
  kind text not null check (kind in ('grade', 'centre', 'keySpecialty', 'technique', 'department', 'funds', 'other')),
  what text not null,
  due_on date not null,
  funds_yuan bigint check (funds_yuan >= 0),
  reached_on date,
  note text not null default '',
  revision integer not null default 1,
  updated_at timestamptz not null,
  unique (programme_id, hospital_id, kind, what),
  check (kind <> 'funds' or funds_yuan is not null)
);
create index programme_target_hospital on programme_target (hospital_id);
`;
/**
 * One line for a hospital, specialty and quarter; what a correction replaced stays in the history. The version tells
 * whether sums that were made before still hold.
 */ const outcomes = `
create table outcome (
  hospital_id uuid not null references hospital,
  quarter text collate "C" not null check (quarter ~ '^20[0-9]{2}Q[1-4]$'),
  specialty text collate "C" not null,
  revision integer not null default 1,
  cases_local integer not null check (cases_local >= 0),
  cases_transferred integer not null check (cases_transferred >= 0),
  local_fee_yuan integer check (local_fee_yuan >= 0),
  outside_fee_yuan integer check (outside_fee_yuan >= 0),
  recognised_results integer check (recognised_results >= 0),
  recognised_yuan bigint check (recognised_yuan >= 0),
  told_by_id uuid references person,
  told_at timestamptz not null,
  origin text not null check (origin in ('entry', 'import')),
  primary key (hospital_id, quarter, specialty)
);
create index outcome_quarter on outcome (quarter);
create table outcome_history (
  hospital_id uuid not null references hospital,
  quarter text not null,
  specialty text not null,
  revision integer not null,
  figures jsonb not null,
  told_by_id uuid references person,
  told_at timestamptz not null,
  origin text not null,
  replaced_by_id uuid references person,
  replaced_at timestamptz not null,
  replaced_through text not null check (replaced_through in ('entry', 'import', 'withdrawal')),
  reason text not null default '',
  primary key (hospital_id, quarter, specialty, revision)
);
revoke update, delete on outcome_history from jiedui_application;
create table outcome_version (
  only_one boolean primary key default true check (only_one),
  version bigint not null
);
insert into outcome_version (version) values (0);
create function note_outcome_change() returns trigger language plpgsql as $$
begin
  update outcome_version set version = version + 1;
  return null;
end $$;
create trigger outcome_changed after insert or update or delete or truncate on outcome
  for each statement execute function note_outcome_change();
create table technique_introduced (
  id uuid primary key,
  hospital_id uuid not null references hospital,
  technique text not null,
  since date not null,
  told_by_id uuid references person,
  told_at timestamptz not null,
  withdrawn_by_id uuid references person,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index technique_introduced_once on technique_introduced (hospital_id, technique)
  where withdrawn_at is null;
create index technique_introduced_since on technique_introduced (since) where withdrawn_at is null;
revoke delete on technique_introduced from jiedui_application;
create table outcome_import (
  id uuid primary key,
  file_name text not null,
  format text not null check (format in ('csv', 'xlsx')),
  sha256 text not null,
  checked_by_id uuid not null references person,
  checked_at timestamptz not null,
  findings jsonb not null,
  applied_at timestamptz
);
create index outcome_import_checked on outcome_import (checked_by_id, checked_at desc);
`;
/** Over a region or over one hospital; rendered by a job. */ const reports = `
create table report (
  id uuid primary key,
  region_code text references region,
  hospital_id uuid references hospital,
  first_quarter text not null,
  last_quarter text not null check (last_quarter >= first_quarter),
  baseline_quarter text not null,
  format text not null check (format in ('xlsx', 'pdf')),
  locale text not null,
  state text not null check (state in ('queued', 'rendering', 'ready', 'failed', 'cancelled', 'expired')),
  attempt integer not null default 0,
  stage text,
  percent integer not null default 0 check (percent between 0 and 100),
  failure text,
  asked_by_id uuid not null references person,
  asked_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz,
  sha256 text,
  size_bytes integer,
  check (num_nonnulls(region_code, hospital_id) = 1),
  check ((state = 'failed') = (failure is not null)),
  check (state <> 'ready' or (sha256 is not null and expires_at is not null))
);
create index report_asked on report (asked_by_id, asked_at desc);
create index report_expiring on report (expires_at) where state in ('ready', 'failed');
`;
export class KeepOutcomes extends Migration {
    up() {
        for (const part of [
            programmes,
            outcomes,
            reports
        ])this.addSql(part);
    }
}

//# sourceMappingURL=0011-outcomes.js.map