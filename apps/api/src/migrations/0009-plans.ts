import { Migration } from '@mikro-orm/migrations';

/**
 * What is asked of plans, and the day the row was entered. A later figure is a new row: plans keep the one they were made
 * by. Who issued the figures of the first two, and when, is not known; the rest is this software's own default.
 */
const templates = `
create table plan_template (
  id uuid primary key,
  code text not null check (code in ('standard', 'group', 'remote')),
  as_of date not null,
  source_zh text not null,
  source_en text not null,
  people_at_least integer not null check (people_at_least >= 0),
  people_at_most integer check (people_at_most >= people_at_least),
  months_each integer not null check (months_each >= 0),
  presence text not null check (presence in ('everyDay', 'everyMonth', 'none')),
  weights jsonb not null,
  milestones jsonb not null default '[]',
  unique (code, as_of)
);
revoke insert, update, delete on plan_template from jiedui_application;
`;

const evenCriteria = { staffing: 3, teaching: 2, techniques: 2, milestones: 2, management: 1 };
const weights = { criteria: evenCriteria, sides: { inviting: 2, invited: 1, supervisor: 1 } };

const handover = (monthDay: string) => ({
  monthDay,
  zh: '人员到岗并完成交接',
  en: 'Staff on site and handed over',
});
const halfYear = { monthDay: '06-30', zh: '半年目标核对', en: 'Half-year check of the targets' };
const yearEnd = {
  monthDay: '12-15',
  zh: '年度总结与下一年计划',
  en: 'Summary of the year and plan of the next',
};

const rows = [
  {
    id: '018f0000-0000-7000-8000-000000000001',
    code: 'standard',
    as_of: '2026-11-22',
    source_zh:
      '公开报道的项目做法，发布机构和日期未记录：每年派驻不少于 5 人，每人不少于 6 个月，全年有人在岗',
    source_en:
      'published accounts of the programme, issuer and date not recorded: at least 5 people a year, at least 6 months each, somebody on site all year',
    people_at_least: 5,
    people_at_most: null,
    months_each: 6,
    presence: 'everyMonth',
    weights,
    milestones: [handover('01-31'), halfYear, yearEnd],
  },
  {
    id: '018f0000-0000-7000-8000-000000000002',
    code: 'group',
    as_of: '2026-11-22',
    source_zh:
      '公开报道的项目做法，发布机构和日期未记录：组团式帮扶团队 5 至 7 人，驻守重点县医院不少于 1 年',
    source_en:
      'published accounts of the programme, issuer and date not recorded: a team of 5 to 7, at a key county hospital for at least a year',
    people_at_least: 5,
    people_at_most: 7,
    months_each: 12,
    presence: 'everyMonth',
    weights,
    milestones: [handover('01-31'), halfYear, yearEnd],
  },
  {
    id: '018f0000-0000-7000-8000-000000000003',
    code: 'remote',
    as_of: '2026-11-22',
    source_zh: '本软件的默认值：只开展远程帮扶，不派驻人员',
    source_en: 'default of this software: help from afar alone, nobody is sent',
    people_at_least: 0,
    people_at_most: null,
    months_each: 0,
    presence: 'none',
    weights,
    milestones: [halfYear, yearEnd],
  },
];

const fillTemplates = `
insert into plan_template select * from jsonb_populate_recordset(null::plan_template, '${JSON.stringify(rows)}'::jsonb)`;

const plans = `
create table plan (
  id uuid primary key,
  pairing_id uuid not null references pairing,
  year integer not null check (year between 2016 and 2100),
  template_id uuid not null references plan_template,
  revision integer not null default 1,
  state text not null check (state in ('draft', 'proposed', 'agreed', 'running', 'reviewed', 'closed', 'dropped')),
  proposed_side text check (proposed_side in ('inviting', 'invited')),
  proposed_by_id uuid references person,
  proposed_at timestamptz,
  agreed_by_id uuid references person,
  agreed_at timestamptz,
  copied_from_id uuid references plan,
  created_by_id uuid references person,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((proposed_side is null) = (proposed_by_id is null) and (proposed_side is null) = (proposed_at is null)),
  check ((agreed_by_id is null) = (agreed_at is null)),
  check (agreed_by_id is null or proposed_by_id <> agreed_by_id),
  check (state not in ('draft', 'dropped') or proposed_by_id is null),
  check (state in ('draft', 'dropped') or proposed_by_id is not null),
  check (state in ('draft', 'dropped', 'proposed') or agreed_by_id is not null)
);
create unique index plan_of_year on plan (pairing_id, year) where state <> 'dropped';
create index plan_year on plan (year, state);
create table plan_step (
  id uuid primary key,
  plan_id uuid not null references plan,
  action text not null,
  from_state text not null,
  to_state text not null,
  by_person_id uuid references person,
  reason text,
  at timestamptz not null
);
create index plan_step_plan on plan_step (plan_id, at);
revoke update, delete on plan_step from jiedui_application;
`;

const line = `id uuid primary key, plan_id uuid not null references plan on delete cascade`;
const span = `starts_on date not null, ends_on date not null, check (ends_on >= starts_on)`;

const lines = `
create table plan_post (
  ${line}, person_id uuid references person, person_name text not null check (person_name <> ''), title text,
  specialty text not null, ${span}, note text not null default '',
  constraint plan_post_once exclude using gist
    (plan_id with =, person_id with =, daterange(starts_on, ends_on, '[]') with &&) where (person_id is not null)
);
create table plan_visit (
  ${line}, person_name text not null check (person_name <> ''), specialty text not null, ${span},
  purpose text not null default '', done_on date
);
create table plan_department (
  ${line}, specialty text not null, name text not null check (name <> ''), due_on date not null, done_on date
);
create table plan_technique (
  ${line}, technique text not null, due_on date not null, done_on date,
  constraint plan_technique_once unique (plan_id, technique)
);
create table plan_apprentice (
  ${line}, mentor_name text not null check (mentor_name <> ''), apprentice_name text not null check (apprentice_name <> ''),
  specialty text not null, ${span}, aim text not null default ''
);
create table plan_method (${line}, name text not null check (name <> ''), due_on date not null, done_on date);
create table plan_target (
  ${line}, indicator text not null, specialty text, baseline double precision not null, goal double precision not null,
  current double precision, measured_on date, check ((current is null) = (measured_on is null)),
  constraint plan_target_once unique nulls not distinct (plan_id, indicator, specialty)
);
create table plan_milestone (
  ${line}, title text not null check (title <> ''), due_on date not null, done_on date, done_evidence_id uuid,
  check ((done_on is null) = (done_evidence_id is null))
);
`;

/** A milestone that is done points at one of its own files: without evidence it cannot be. */
const evidence = `
create table plan_evidence (
  ${line},
  milestone_id uuid not null references plan_milestone on delete cascade,
  name text not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null,
  uploaded_by_id uuid not null references person,
  uploaded_at timestamptz not null,
  unique (milestone_id, id)
);
alter table plan_milestone add foreign key (id, done_evidence_id) references plan_evidence (milestone_id, id);
create table plan_review (
  ${line},
  quarter integer not null check (quarter between 1 and 4),
  side text not null check (side in ('inviting', 'invited', 'supervisor')),
  scores jsonb not null,
  comment text not null,
  by_person_id uuid not null references person,
  at timestamptz not null,
  unique (plan_id, quarter, side)
);
`;

const indexed = ['post', 'visit', 'department', 'apprentice', 'method', 'milestone', 'evidence'];

export class KeepPlans extends Migration {
  override up(): void {
    for (const part of [templates, fillTemplates, plans, lines, evidence]) this.addSql(part);
    for (const name of indexed) this.addSql(`create index plan_${name}_plan on plan_${name} (plan_id)`);
  }
}
