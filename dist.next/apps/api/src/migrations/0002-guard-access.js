import { Migration } from "@mikro-orm/migrations";
/** The application's own role: it owns nothing, so that row-level security counts for it. */ const role = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'jiedui_application') then
    create role jiedui_application nologin;
  end if;
end $$;
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
end $$;
grant usage on schema public to jiedui_application;
grant select, insert, update, delete on all tables in schema public to jiedui_application;
grant usage on all sequences in schema public to jiedui_application;
revoke insert, update, delete on schema_migration from jiedui_application;
alter default privileges in schema public grant select, insert, update, delete on tables to jiedui_application;
alter default privileges in schema public grant usage on sequences to jiedui_application;
`;
const posts = `
alter table post
  alter hospital_id drop not null,
  add region_code text check (region_code ~ '^[0-9]{1,12}$'),
  drop constraint post_role_check,
  add constraint post_role_check check (role in ('countyDoctor', 'expert', 'coordinator', 'hospitalAdministrator',
    'supervisor', 'platformAdministrator')),
  add constraint post_place_check check (
    (hospital_id is null) = (role in ('supervisor', 'platformAdministrator'))
    and (region_code is null) = (role <> 'supervisor')
  );
`;
/** A notice is still named when its reader may no longer see the consultation, or never did. */ const notices = `
alter table notification add consultation_number text;
update notification n set consultation_number = c.number from consultation c where c.id = n.consultation_id;
alter table notification alter consultation_number set not null;
create index notification_consultation on notification (consultation_id);
`;
const sharing = `
create table consultation_member (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  person_id uuid not null references person,
  added_by_id uuid not null references person,
  added_at timestamptz not null,
  unique (consultation_id, person_id)
);
create index consultation_member_person on consultation_member (person_id);
create table break_glass (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  person_id uuid not null references person,
  consultation_number text not null,
  hospital_ids uuid[] not null,
  reason text not null check (reason <> ''),
  opened_at timestamptz not null,
  until timestamptz not null check (until > opened_at),
  reviewed_by_id uuid references person,
  reviewed_at timestamptz,
  verdict text check (verdict in ('justified', 'unjustified')),
  note text,
  check ((reviewed_at is null) = (verdict is null)),
  check ((reviewed_at is null) = (reviewed_by_id is null)),
  check (reviewed_by_id <> person_id)
);
create index break_glass_person on break_glass (person_id, until);
create index break_glass_consultation on break_glass (consultation_id);
create index break_glass_hospitals on break_glass using gin (hospital_ids);
`;
/** Sealed by the application before they come here; the indexes find exact matches only. */ const identities = `
create table data_key (
  id integer generated always as identity primary key,
  purpose text not null check (purpose in ('encryption', 'index')),
  wrapped bytea not null,
  master_key_id text not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
revoke update, delete on data_key from jiedui_application;
create table patient_identity (
  consultation_id uuid primary key references consultation,
  name bytea,
  identity_number bytea,
  phone bytea,
  record_number bytea,
  name_index bytea,
  identity_number_index bytea,
  phone_index bytea,
  record_number_index bytea,
  updated_at timestamptz not null
);
create index patient_identity_name on patient_identity (name_index);
create index patient_identity_number on patient_identity (identity_number_index);
create index patient_identity_phone on patient_identity (phone_index);
create index patient_identity_record on patient_identity (record_number_index);
`;
/** Who acts, as the transaction says; what their posts are is read here, not taken from the application. */ const acting = `
create function acts_as_system() returns boolean language sql stable as $$
  select coalesce(current_setting('jiedui.actor', true), '') = 'system'
$$;
create function acting_person_id() returns uuid language sql stable as $$
  select case when current_setting('jiedui.actor', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    then current_setting('jiedui.actor', true)::uuid end
$$;
create function acting_at() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('jiedui.now', true), '')::timestamptz, now())
$$;
create function acting_posts() returns setof post language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select * from post where person_id = acting_person_id()
    and (acting_at() at time zone 'UTC')::date between valid_from and coalesce(valid_until, 'infinity')
$$;
create function acting_hospital_ids(acting_role text) returns uuid[] language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(hospital_id), '{}') from acting_posts() where role = acting_role
$$;
create function acting_invitations() returns text[] language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(hospital_id || ':' || specialty), '{}')
  from acting_posts(), unnest(specialties) as specialty where role = 'expert'
$$;
create function acting_administers_platform() returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from acting_posts() where role = 'platformAdministrator')
$$;
create function may_break_glass(wanted uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select from consultation c join acting_posts() p on p.hospital_id in (c.inviting_hospital_id, c.invited_hospital_id)
    where c.id = wanted and c.submitted_at is not null and p.role in ('countyDoctor', 'expert')
  )
$$;
create function hospitals_of(wanted uuid) returns uuid[] language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select array_remove(array[inviting_hospital_id, invited_hospital_id], null) from consultation where id = wanted
$$;
create function find_behind_glass(wanted text) returns table (
  id uuid, state text, requested_by_id uuid, inviting_hospital_id uuid, invited_hospital_id uuid, specialty text,
  expert_id uuid, submitted_at timestamptz
) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id, c.state, c.requested_by_id, c.inviting_hospital_id, c.invited_hospital_id, c.specialty, c.expert_id,
    c.submitted_at
  from consultation c where c.number = wanted and may_break_glass(c.id)
$$;
create function shared_with_acting() returns uuid[] language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select array(
    select consultation_id from consultation_member where person_id = acting_person_id()
    union
    select consultation_id from break_glass where person_id = acting_person_id() and until > acting_at()
  )
$$;
`;
/**
 * Children are seen by those who see their consultation; an unsigned opinion by its author alone. A row that lets
 * its person see more is added by those who see the consultation already: nobody lets themselves in.
 */ const policies = `
alter table consultation enable row level security;
create policy consultation_seen on consultation for all to jiedui_application using (
  (select acts_as_system())
  or (requested_by_id = (select acting_person_id())
    and inviting_hospital_id = any((select acting_hospital_ids('countyDoctor'))::uuid[]))
  or (submitted_at is not null and (
    expert_id = (select acting_person_id())
    or inviting_hospital_id = any((select acting_hospital_ids('coordinator'))::uuid[])
    or invited_hospital_id = any((select acting_hospital_ids('coordinator'))::uuid[])
    or id = any((select shared_with_acting())::uuid[])
    or (state = 'submitted' and invited_hospital_id || ':' || specialty = any((select acting_invitations())::text[]))
  ))
);
alter table transition enable row level security;
create policy transition_seen on transition for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = transition.consultation_id)
);
alter table attachment enable row level security;
create policy attachment_seen on attachment for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = attachment.consultation_id)
);
alter table live_session enable row level security;
create policy live_session_seen on live_session for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = live_session.consultation_id)
);
alter table presence enable row level security;
create policy presence_seen on presence for all to jiedui_application using (
  (select acts_as_system()) or exists (select from live_session s where s.id = session_id)
);
alter table opinion enable row level security;
create policy opinion_seen on opinion for all to jiedui_application using (
  (select acts_as_system()) or (
    (signed_at is not null or author_id = (select acting_person_id())) and exists (select from consultation c where c.id = opinion.consultation_id)
  )
);
alter table record_document enable row level security;
create policy record_document_seen on record_document for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = record_document.consultation_id)
);
alter table patient_identity enable row level security;
create policy patient_identity_seen on patient_identity for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = patient_identity.consultation_id)
);
alter table consultation_member enable row level security;
create policy consultation_member_seen on consultation_member for select to jiedui_application
  using (person_id = (select acting_person_id()) or exists (select from consultation c where c.id = consultation_member.consultation_id));
create policy consultation_member_added on consultation_member for insert to jiedui_application
  with check (exists (select from consultation c where c.id = consultation_member.consultation_id));
create policy consultation_member_removed on consultation_member for delete to jiedui_application
  using (exists (select from consultation c where c.id = consultation_member.consultation_id));
alter table notification enable row level security;
create policy notification_seen on notification for select to jiedui_application
  using (person_id = (select acting_person_id()) or exists (select from consultation c where c.id = notification.consultation_id));
create policy notification_read on notification for update to jiedui_application
  using (person_id = (select acting_person_id()));
revoke update on notification from jiedui_application;
grant update (read_at) on notification to jiedui_application;
create policy notification_added on notification for insert to jiedui_application
  with check (exists (select from consultation c where c.id = notification.consultation_id));
alter table mail_delivery enable row level security;
create policy mail_delivery_seen on mail_delivery for all to jiedui_application using (
  (select acts_as_system()) or exists (select from notification n where n.id = notification_id)
);
alter table break_glass enable row level security;
create policy break_glass_seen on break_glass for select to jiedui_application using (
  (select acts_as_system())
  or person_id = (select acting_person_id())
  or hospital_ids && (select acting_hospital_ids('hospitalAdministrator'))::uuid[]
  or exists (select from consultation c where c.id = break_glass.consultation_id)
);
create policy break_glass_taken on break_glass for insert to jiedui_application with check (
  person_id = (select acting_person_id()) and may_break_glass(consultation_id)
  and until <= opened_at + interval '4 hours' and opened_at <= acting_at() and reviewed_at is null
  and hospital_ids = hospitals_of(consultation_id)
);
create policy break_glass_reviewed on break_glass for update to jiedui_application
  using (hospital_ids && (select acting_hospital_ids('hospitalAdministrator'))::uuid[]);
revoke update on break_glass from jiedui_application;
grant update (reviewed_by_id, reviewed_at, verdict, note) on break_glass to jiedui_application;
`;
export class GuardAccess extends Migration {
    up() {
        for (const part of [
            role,
            posts,
            notices,
            sharing,
            identities,
            acting,
            policies
        ])this.addSql(part);
    }
}

//# sourceMappingURL=0002-guard-access.js.map