import { Migration } from "@mikro-orm/migrations";
/** Filled by `npm start` and the migrate command from the published divisions, see features/regions. */ const regions = `
create table region (
  code text primary key check (code ~ '^(0|[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9})$'),
  level text not null check (level in ('nation', 'province', 'prefecture', 'county', 'township')),
  parent_code text references region,
  name_zh text not null,
  name_en text not null,
  initials text not null,
  search_text text not null,
  check ((parent_code is null) = (level = 'nation'))
);
create index region_parent on region (parent_code, code);
create index region_search on region using gin (search_text gin_trgm_ops);
create table region_source (
  only_one boolean primary key default true check (only_one),
  fingerprint text not null,
  loaded_at timestamptz not null default now()
);
revoke insert, update, delete on region, region_source from jiedui_application;
`;
/** Lists that are filtered by hold words such as cardiology:nationalKey; what is only shown is JSON. */ const hospitals = `
alter table hospital
  add revision integer not null default 1,
  add region_code text references region,
  add tier text not null default 'county'
    check (tier in ('nation', 'province', 'prefecture', 'county', 'township', 'village')),
  add kind text not null default 'general',
  add grade text check (grade ~ '^[123][ABC]?$'),
  add parent_id uuid references hospital,
  add parent_relation text check (parent_relation in ('branch', 'medicalCommunity', 'regionalCentre')),
  add flags text[] not null default '{}',
  add specialties text[] not null default '{}',
  add beds integer check (beds >= 0),
  add departments jsonb not null default '[]',
  add equipment jsonb not null default '[]',
  add working_hours jsonb not null default '[]',
  add link jsonb,
  add search_text text not null default '',
  add updated_at timestamptz not null default now(),
  add constraint hospital_parent_check check (parent_id <> id and (parent_id is null) = (parent_relation is null));
update hospital set search_text = lower(code || ' ' || name_zh || ' ' || name_en);
create index hospital_region on hospital (region_code text_pattern_ops, code);
create index hospital_parent on hospital (parent_id) where parent_id is not null;
create index hospital_search on hospital using gin (search_text gin_trgm_ops);
create table hospital_grade (
  hospital_id uuid not null references hospital,
  since date not null,
  grade text check (grade ~ '^[123][ABC]?$'),
  primary key (hospital_id, since)
);
revoke delete on hospital, hospital_grade from jiedui_application;
`;
/** A file is checked into import_row, with the hospital each row would make, and applied from there in one step. */ const imports = `
create table import_run (
  id uuid primary key,
  state text not null check (state in ('uploaded', 'checking', 'checked', 'applying', 'applied', 'failed', 'cancelled')),
  attempt integer not null default 0,
  file_name text not null,
  format text not null check (format in ('csv', 'xlsx')),
  sha256 text not null,
  size_bytes integer not null,
  started_by_id uuid not null references person,
  started_at timestamptz not null,
  finished_at timestamptz,
  bytes_read integer not null default 0,
  rows_checked integer not null default 0,
  created integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  bad integer not null default 0,
  skipped_bad_rows boolean,
  failure text,
  check ((state = 'failed') = (failure is not null))
);
create index import_run_started on import_run (started_at desc, id);
create table import_row (
  import_id uuid not null references import_run on delete cascade,
  row_number integer not null,
  outcome text not null check (outcome in ('created', 'changed', 'unchanged', 'bad')),
  code text,
  name text,
  cells jsonb not null,
  faults jsonb not null default '[]',
  changed_columns text[] not null default '{}',
  hospital_id uuid,
  hospital_revision integer,
  parent_code text,
  content jsonb,
  grade text,
  grade_since date,
  primary key (import_id, row_number)
);
create index import_row_outcome on import_row (import_id, outcome, row_number);
create index import_row_code on import_row (import_id, code);
create index import_row_hospital on import_row (import_id, hospital_id);
`;
export class Registry extends Migration {
    up() {
        this.addSql('create extension if not exists pg_trgm');
        for (const part of [
            regions,
            hospitals,
            imports
        ])this.addSql(part);
    }
}

//# sourceMappingURL=0003-registry.js.map