import { Migration } from '@mikro-orm/migrations';

/**
 * A pairing is two hospitals; what they agreed, and until when, is an agreement. At most one is being negotiated and
 * one in force for a pair on any day.
 */
const agreements = `
create table pairing_terms as select * from pairing;
drop table pairing;
create table pairing (
  id uuid primary key,
  inviting_hospital_id uuid not null references hospital,
  invited_hospital_id uuid not null references hospital,
  created_at timestamptz not null default now(),
  check (inviting_hospital_id <> invited_hospital_id),
  unique (inviting_hospital_id, invited_hospital_id)
);
create index pairing_invited on pairing (invited_hospital_id);
create table agreement (
  id uuid primary key,
  pairing_id uuid not null references pairing,
  revision integer not null default 1,
  state text not null check (state in
    ('draft', 'proposed', 'accepted', 'active', 'suspended', 'ended', 'expired', 'renewed', 'declined', 'withdrawn')),
  is_lead boolean not null default false,
  specialties text[] not null,
  services text[] not null,
  purpose text not null default '',
  inviting_duties text not null default '',
  invited_duties text not null default '',
  inviting_liability text not null default '',
  invited_liability text not null default '',
  fees text not null default '',
  response_limit_minutes jsonb not null,
  contact_every_days integer check (contact_every_days between 1 and 366),
  valid_from date,
  valid_until date check (valid_until >= valid_from),
  inviting_accepted_at timestamptz,
  inviting_accepted_by_id uuid references person,
  invited_accepted_at timestamptz,
  invited_accepted_by_id uuid references person,
  suspended_at timestamptz,
  suspended_by text check (suspended_by in ('inviting', 'invited', 'supervisor')),
  ended_at timestamptz,
  renews_id uuid references agreement,
  matching_run_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  exclude using gist (pairing_id with =, daterange(valid_from, valid_until, '[]') with &&)
    where (state in ('active', 'suspended')),
  check (state in ('draft', 'proposed', 'declined', 'withdrawn') or valid_from is not null),
  check ((state = 'suspended') = (suspended_at is not null)),
  check ((suspended_at is null) = (suspended_by is null)),
  check (inviting_accepted_by_id <> invited_accepted_by_id),
  check (contact_every_days is not null or num_nonnulls(inviting_accepted_at, invited_accepted_at) = 0)
);
create index agreement_pairing on agreement (pairing_id);
create index agreement_state on agreement (state, valid_until);
create unique index agreement_open on agreement (pairing_id) where state in ('draft', 'proposed', 'accepted');
create table agreement_transition (
  id uuid primary key,
  agreement_id uuid not null references agreement,
  action text not null,
  from_state text,
  to_state text not null,
  side text check (side in ('inviting', 'invited', 'supervisor')),
  by_person_id uuid references person,
  reason text,
  at timestamptz not null
);
create index agreement_transition_agreement on agreement_transition (agreement_id, at);
revoke update, delete on agreement_transition from jiedui_application;
create table agreement_document (
  id uuid primary key,
  agreement_id uuid not null references agreement,
  name text not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null,
  uploaded_by_id uuid not null references person,
  uploaded_at timestamptz not null
);
create index agreement_document_agreement on agreement_document (agreement_id);
alter table consultation add column agreement_id uuid references agreement;
`;

/**
 * What stood as terms of a pairing becomes the active agreement of the pair, for all that could be asked before. Nobody
 * agreed how often to be in touch, so it has no rhythm until it is renewed; what two sides sign always has one.
 */
const carryOver = `
insert into pairing (id, inviting_hospital_id, invited_hospital_id, created_at)
  select distinct on (inviting_hospital_id, invited_hospital_id)
    id, inviting_hospital_id, invited_hospital_id, valid_from
  from pairing_terms order by inviting_hospital_id, invited_hospital_id, valid_from;
insert into agreement (id, pairing_id, state, specialties, services, response_limit_minutes, valid_from, valid_until,
    created_at, updated_at)
  select t.id, p.id, case when t.valid_until < current_date then 'expired' else 'active' end,
    array['cardiology', 'neurology', 'respiratory', 'gastroenterology', 'endocrinology', 'nephrology', 'oncology',
      'generalSurgery', 'orthopaedics', 'obstetrics', 'paediatrics', 'emergency', 'radiology'],
    array['liveConsultation', 'writtenOpinion'], t.response_limit_minutes, t.valid_from, t.valid_until,
    t.valid_from, now()
  from pairing_terms t join pairing p using (inviting_hospital_id, invited_hospital_id);
drop table pairing_terms;
`;

export class KeepAgreements extends Migration {
  override up(): void {
    this.addSql(agreements);
    this.addSql(carryOver);
  }
}
