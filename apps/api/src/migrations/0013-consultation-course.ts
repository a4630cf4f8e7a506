import { Migration } from '@mikro-orm/migrations';

const states = `('draft', 'submitted', 'informationRequested', 'accepted', 'scheduled', 'waiting', 'inSession', 'missed',
  'opinionDrafted', 'signed', 'acknowledged', 'closed', 'refused', 'expired', 'cancelled')`;

/** Agreements that were concluded without a whole limit get the usual ones, never less than their time to respond. */
const limits = `
alter table agreement add answer_limit_minutes jsonb not null
  default '{"routine": 4320, "urgent": 1440, "emergency": 720}';
update agreement set answer_limit_minutes = jsonb_build_object(
  'routine', greatest(4320, (response_limit_minutes->>'routine')::int),
  'urgent', greatest(1440, (response_limit_minutes->>'urgent')::int),
  'emergency', greatest(720, (response_limit_minutes->>'emergency')::int));
alter table agreement alter answer_limit_minutes drop default;
`;

const course = `
alter table consultation
  drop constraint consultation_state_check,
  add constraint consultation_state_check check (state in ${states}),
  add answer_form text not null default 'live' check (answer_form in ('live', 'written')),
  add is_panel boolean not null default false,
  add care_setting text check (care_setting in ('outpatient', 'inpatient')),
  add missed_by text check (missed_by in ('inviting', 'invited', 'both')),
  add information_requested_at timestamptz,
  add fall_back_at timestamptz,
  add answer_due_at timestamptz;
update consultation set
  answer_due_at = response_due_at + interval '1 day',
  fall_back_at = response_due_at + interval '18 hours'
where response_due_at is not null;
alter table consultation
  drop constraint consultation_complete_once_asked,
  add constraint consultation_complete_once_asked check (
    state = 'draft' or (state = 'cancelled' and submitted_at is null) or (
      invited_hospital_id is not null and specialty is not null and urgency is not null
      and patient_age_years is not null and patient_sex is not null and history <> '' and question <> ''
      and consented_at is not null and submitted_at is not null and response_due_at is not null
      and fall_back_at is not null and answer_due_at >= fall_back_at
    )
  ),
  drop constraint consultation_has_expert_once_taken,
  add constraint consultation_has_expert_once_taken check (
    expert_id is not null
    or state in ('draft', 'submitted', 'informationRequested', 'refused', 'expired', 'cancelled')
  ),
  add constraint consultation_missed_by_somebody check (state <> 'missed' or missed_by is not null),
  add constraint consultation_information_asked_at check (
    state <> 'informationRequested' or information_requested_at is not null
  );
alter table transition add details jsonb not null default '{}';
create table consultation_clock (
  consultation_id uuid not null references consultation,
  kind text not null check (kind in ('response', 'answer', 'fallBack', 'expire', 'noShow', 'sessionOver')),
  due_at timestamptz not null,
  fired_at timestamptz,
  primary key (consultation_id, kind)
);
create index consultation_clock_due on consultation_clock (due_at) where fired_at is null;
insert into consultation_clock (consultation_id, kind, due_at)
  select id, kind, due_at from consultation, lateral (values
    ('response', response_due_at), ('expire', answer_due_at)) as clock (kind, due_at)
  where state = 'submitted'
  union all
  select id, 'answer', answer_due_at from consultation where state in ('accepted', 'scheduled', 'inSession');
alter table consultation_clock enable row level security;
create policy consultation_clock_seen on consultation_clock for all to jiedui_application using (
  (select acts_as_system())
  or exists (select from consultation c where c.id = consultation_clock.consultation_id)
);
`;

/** Whoever may take a question sees it while its asker is asked for more. */
const invited = `
drop policy consultation_seen on consultation;
create policy consultation_seen on consultation for all to jiedui_application using (
  (select acts_as_system())
  or (requested_by_id = (select acting_person_id())
    and inviting_hospital_id = any((select acting_hospital_ids('countyDoctor'))::uuid[]))
  or (submitted_at is not null and (
    expert_id = (select acting_person_id())
    or inviting_hospital_id = any((select acting_hospital_ids('coordinator'))::uuid[])
    or invited_hospital_id = any((select acting_hospital_ids('coordinator'))::uuid[])
    or id = any((select shared_with_acting())::uuid[])
    or (state in ('submitted', 'informationRequested')
      and invited_hospital_id || ':' || specialty = any((select acting_invitations())::text[]))
  ))
);
`;

const discussion = `
create table consultation_message (
  id uuid primary key,
  position bigint generated always as identity,
  consultation_id uuid not null references consultation,
  author_id uuid not null references person,
  body text not null check (body <> ''),
  created_at timestamptz not null
);
create index consultation_message_thread on consultation_message (consultation_id, position);
revoke update, delete on consultation_message from jiedui_application;
create table message_reading (
  consultation_id uuid not null references consultation,
  person_id uuid not null references person,
  position bigint not null,
  read_at timestamptz not null,
  primary key (consultation_id, person_id)
);
alter table consultation_message enable row level security;
create policy consultation_message_seen on consultation_message for select to jiedui_application using (
  (select acts_as_system())
  or exists (select from consultation c where c.id = consultation_message.consultation_id)
);
create policy consultation_message_written on consultation_message for insert to jiedui_application with check (
  author_id = (select acting_person_id())
  and exists (select from consultation c where c.id = consultation_message.consultation_id)
);
alter table message_reading enable row level security;
create policy message_reading_seen on message_reading for select to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = message_reading.consultation_id)
);
create policy message_reading_marked on message_reading for insert to jiedui_application with check (
  person_id = (select acting_person_id())
  and exists (select from consultation c where c.id = message_reading.consultation_id)
);
create policy message_reading_moved on message_reading for update to jiedui_application using (
  person_id = (select acting_person_id())
);
`;

/** Opinions of a panel are written side by side; the joint one is the chair's. */
const panels = `
alter table consultation_member
  add specialty text,
  add is_opinion_asked boolean not null default false,
  add excused_at timestamptz,
  add excused_because text,
  add check ((excused_at is null) = (excused_because is null));
create policy consultation_member_excused on consultation_member for update to jiedui_application
  using (exists (select from consultation c where c.id = consultation_member.consultation_id));
create table panel_opinion (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  author_id uuid not null references person,
  findings text not null,
  advice text not null,
  saved_at timestamptz not null,
  signed_at timestamptz,
  sha256 text,
  unique (consultation_id, author_id),
  check ((signed_at is null) = (sha256 is null))
);
alter table panel_opinion enable row level security;
create policy panel_opinion_seen on panel_opinion for all to jiedui_application using (
  (select acts_as_system()) or (
    (signed_at is not null or author_id = (select acting_person_id()))
    and exists (select from consultation c where c.id = panel_opinion.consultation_id)
  )
);
create trigger panel_opinion_final before update or delete on panel_opinion
  for each row when (old.signed_at is not null) execute function refuse_change();
`;

/** What a coordinator put right, as it was and as it is. */
const corrections = `
create table correction (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  field text not null,
  was jsonb not null,
  becomes jsonb not null,
  reason text not null check (reason <> ''),
  by_person_id uuid not null references person,
  at timestamptz not null
);
create index correction_consultation on correction (consultation_id, at);
revoke update, delete on correction from jiedui_application;
alter table correction enable row level security;
create policy correction_seen on correction for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = correction.consultation_id)
);
`;

const retention = `
alter table record_document
  add retention_class text not null default 'inpatient' check (retention_class in ('outpatient', 'inpatient')),
  add retain_until date not null default 'infinity';
alter table record_document disable trigger record_document_final;
update record_document set retain_until = (rendered_at at time zone 'UTC')::date + interval '30 years';
alter table record_document enable trigger record_document_final;
alter table record_document alter retention_class drop default, alter retain_until drop default;
`;

export class ConsultationCourse extends Migration {
  override up(): void {
    for (const part of [limits, course, invited, discussion, panels, corrections, retention])
      this.addSql(part);
  }
}
