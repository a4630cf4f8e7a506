import { Migration } from '@mikro-orm/migrations';

/**
 * A draft has no version; submitting gives it the next one of its hospital and year, and after that nothing of it
 * changes. `based_on` is the version that a draft began from, 0 where it was the first.
 */
const questionnaires = `
create table questionnaire (
  id uuid primary key,
  hospital_id uuid not null references hospital,
  kind text not null check (kind in ('needs', 'strengths')),
  year integer not null check (year between 2016 and 2100),
  state text not null check (state in ('draft', 'submitted')),
  version integer check (version > 0),
  based_on integer not null default 0 check (based_on >= 0),
  revision integer not null default 1 check (revision > 0),
  languages text[] not null default '{}',
  posts integer check (posts between 0 and 1000),
  teleclinic_hours_per_week numeric(5, 1) check (teleclinic_hours_per_week between 0 and 1000),
  saved_by_id uuid not null references person,
  saved_at timestamptz not null,
  submitted_by_id uuid references person,
  submitted_at timestamptz,
  unique (id, kind),
  unique (hospital_id, kind, year, version),
  check ((state = 'draft') = (version is null)),
  check ((state = 'draft') = (submitted_at is null)),
  check ((state = 'draft') = (submitted_by_id is null)),
  check (kind = 'strengths' or (posts is null and teleclinic_hours_per_week is null)),
  check (kind = 'needs' or state = 'draft' or (posts is not null and teleclinic_hours_per_week is not null))
);
create unique index questionnaire_draft on questionnaire (hospital_id, kind, year) where state = 'draft';
create index questionnaire_latest on questionnaire (kind, hospital_id, year desc, version desc)
  where state = 'submitted';
create trigger questionnaire_final before update or delete on questionnaire
  for each row when (old.state = 'submitted') execute function refuse_change();
`;

/**
 * A line may be written before its questionnaire, so that an import adds a submitted one at once; afterwards nothing is
 * added to it. Each questionnaire is looked up once and by its key: joined, all of them would be read for every line.
 */
const lines = `
create table questionnaire_line (
  questionnaire_id uuid not null,
  kind text not null,
  specialty text not null,
  capability integer check (capability between 0 and 5),
  evidence text not null default '',
  techniques text[] not null default '{}',
  cases_per_year integer check (cases_per_year between 0 and 1000000),
  transfer_out_percent numeric(4, 1) check (transfer_out_percent between 0 and 100),
  wanted_posts integer check (wanted_posts between 0 and 100),
  primary key (questionnaire_id, specialty),
  foreign key (questionnaire_id, kind) references questionnaire (id, kind)
    on delete cascade deferrable initially deferred,
  check ((kind = 'needs') = (wanted_posts is not null)),
  check (kind = 'needs' or (cases_per_year is null and transfer_out_percent is null))
);
create function refuse_change_of_submitted() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct questionnaire_id as id from touched) one
    cross join lateral (select state from questionnaire where id = one.id offset 0) q where q.state = 'submitted'
  ) then
    raise exception 'A submitted questionnaire does not change';
  end if;
  return null;
end $$;
create trigger questionnaire_line_added after insert on questionnaire_line referencing new table as touched
  for each statement execute function refuse_change_of_submitted();
create trigger questionnaire_line_changed after update on questionnaire_line referencing old table as touched
  for each statement execute function refuse_change_of_submitted();
create trigger questionnaire_line_removed after delete on questionnaire_line referencing old table as touched
  for each statement execute function refuse_change_of_submitted();
create function require_whole_answers() returns trigger language plpgsql as $$
begin
  if not exists (select from questionnaire_line where questionnaire_id = new.id) or exists (
    select from questionnaire_line where questionnaire_id = new.id and (
      capability is null or kind = 'needs' and (cases_per_year is null or transfer_out_percent is null)
    )
  ) then
    raise exception 'A questionnaire is submitted when every line is answered' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger questionnaire_whole after insert or update on questionnaire
  deferrable initially deferred for each row when (new.state = 'submitted')
  execute function require_whole_answers();
`;

export class AskForNeeds extends Migration {
  override up(): void {
    this.addSql(questionnaires);
    this.addSql(lines);
  }
}
