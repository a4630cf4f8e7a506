import { Migration } from "@mikro-orm/migrations";
/**
 * Who did what to what. The application adds and reads; the chain is written by a function that it may only call.
 * Each link's hash covers its event and the link before it, over the end of a day into the next.
 */ const audit = `
create table audit_event (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'system', 'anonymous')),
  person_id uuid,
  sign_in_session_id uuid,
  address text,
  agent text,
  request_id text,
  action text not null,
  outcome text not null check (outcome in ('success', 'refused')),
  subject_kind text not null,
  subject_id text,
  consultation_id uuid,
  hospital_ids uuid[] not null default '{}',
  why text,
  details jsonb not null default '{}',
  check ((actor_kind = 'person') = (person_id is not null))
);
create index audit_event_at on audit_event (at desc, id desc);
create index audit_event_person on audit_event (person_id, at desc);
create index audit_event_consultation on audit_event (consultation_id, at desc) where consultation_id is not null;
create index audit_event_subject on audit_event (subject_kind, subject_id, at desc);
create index audit_event_hospitals on audit_event using gin (hospital_ids);
create index audit_event_request on audit_event (request_id) where request_id is not null;
create table audit_link (
  day date not null,
  position bigint not null check (position > 0),
  event_id uuid not null unique,
  event_hash bytea not null,
  hash bytea not null,
  primary key (day, position)
);
create table audit_waiting (
  position bigint generated always as identity primary key,
  event_id uuid not null
);
revoke update, delete on audit_event from jiedui_application;
revoke insert, update, delete on audit_link from jiedui_application;
revoke insert, update, delete on audit_waiting from jiedui_application;
create trigger audit_event_final before update or delete on audit_event
  for each row execute function refuse_change();
create trigger audit_link_final before update or delete on audit_link
  for each row execute function refuse_change();
create function await_audit_link() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into audit_waiting (event_id) values (new.id);
  return null;
end $$;
create trigger audit_event_waits after insert on audit_event for each row execute function await_audit_link();

create function audit_event_hash(e audit_event) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array(
    e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.person_id,
    e.sign_in_session_id, e.address, e.agent, e.request_id, e.action, e.outcome, e.subject_kind, e.subject_id,
    e.consultation_id, to_jsonb(e.hospital_ids), e.why, e.details
  )::text, 'UTF8'))
$$;
create function audit_link_hash(previous bytea, day date, link_position bigint, event_hash bytea) returns bytea
language sql stable as $$
  select sha256(coalesce(previous, '') || convert_to(to_char(day, 'YYYY-MM-DD') || '/' || link_position || '/', 'UTF8')
    || event_hash)
$$;
create function seal_audit(batch integer) returns integer language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  today date := (now() at time zone 'UTC')::date;
  last audit_link;
  waiting record;
  sealed integer := 0;
begin
  perform pg_advisory_xact_lock(7305412);
  select * into last from audit_link order by day desc, position desc limit 1;
  if last.day > today then today := last.day; end if;
  for waiting in
    select w.position, e as event, audit_event_hash(e) as event_hash
    from (select * from audit_waiting order by position limit batch) w join audit_event e on e.id = w.event_id
    order by w.position
  loop
    last.position := case when last.day = today then last.position + 1 else 1 end;
    last.day := today;
    last.hash := audit_link_hash(last.hash, today, last.position, waiting.event_hash);
    insert into audit_link (day, position, event_id, event_hash, hash)
    values (today, last.position, (waiting.event).id, waiting.event_hash, last.hash);
    delete from audit_waiting where position = waiting.position;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;

alter table audit_event enable row level security;
create policy audit_event_added on audit_event for insert to jiedui_application with check (true);
create policy audit_event_seen on audit_event for select to jiedui_application using (
  (select acts_as_system())
  or (select acting_administers_platform())
  or person_id = (select acting_person_id())
  or hospital_ids && (select acting_hospital_ids('hospitalAdministrator'))::uuid[]
  or exists (select from consultation c where c.id = audit_event.consultation_id)
);
create view audit_event_of_hospitals with (security_barrier) as
select * from audit_event where hospital_ids && (select acting_hospital_ids('hospitalAdministrator'))::uuid[];
revoke insert, update, delete on audit_event_of_hospitals from jiedui_application;
`;
export class KeepAuditTrail extends Migration {
    up() {
        this.addSql(audit);
    }
}

//# sourceMappingURL=0006-keep-audit-trail.js.map