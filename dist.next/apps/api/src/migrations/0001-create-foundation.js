import { Migration } from "@mikro-orm/migrations";
const people = `
create table hospital (
  id uuid primary key,
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  time_zone text not null default 'Asia/Shanghai',
  created_at timestamptz not null default now()
);
create table person (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name_zh text not null,
  name_en text not null,
  password_hash text not null,
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  created_at timestamptz not null default now()
);
create table post (
  id uuid primary key,
  person_id uuid not null references person,
  hospital_id uuid not null references hospital,
  role text not null check (role in ('countyDoctor', 'expert', 'coordinator')),
  specialties text[] not null default '{}',
  valid_from date not null default current_date,
  valid_until date check (valid_until >= valid_from)
);
create index post_person on post (person_id);
create index post_hospital on post (hospital_id, role);
create table sign_in_session (
  id uuid primary key,
  token_sha256 bytea not null unique,
  person_id uuid not null references person,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sign_in_session_person on sign_in_session (person_id) where ended_at is null;
create table pairing (
  id uuid primary key,
  inviting_hospital_id uuid not null references hospital,
  invited_hospital_id uuid not null references hospital,
  response_limit_minutes jsonb not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  check (inviting_hospital_id <> invited_hospital_id),
  exclude using gist (
    inviting_hospital_id with =,
    invited_hospital_id with =,
    daterange(valid_from, valid_until, '[]') with &&
  )
);
`;
const consultations = `
create sequence consultation_number;
create function next_consultation_number() returns text language sql volatile as $$
  select 'C' || to_char(now(), 'YYYY') || '-' || lpad(nextval('consultation_number')::text, 6, '0')
$$;
create table consultation (
  id uuid primary key,
  number text not null unique default next_consultation_number(),
  revision integer not null default 1,
  state text not null check (state in ('draft', 'submitted', 'accepted', 'scheduled', 'inSession', 'signed',
    'acknowledged', 'closed', 'refused', 'cancelled')),
  requested_by_id uuid not null references person,
  inviting_hospital_id uuid not null references hospital,
  invited_hospital_id uuid references hospital,
  expert_id uuid references person,
  specialty text,
  urgency text check (urgency in ('routine', 'urgent', 'emergency')),
  patient_age_years smallint check (patient_age_years between 0 and 130),
  patient_sex text check (patient_sex in ('female', 'male', 'other')),
  history text not null default '',
  question text not null default '',
  consent_giver text check (consent_giver in ('patient', 'guardian', 'relative')),
  consented_at timestamptz,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  response_due_at timestamptz,
  constraint consultation_complete_once_asked check (
    state = 'draft' or (state = 'cancelled' and submitted_at is null) or (
      invited_hospital_id is not null and specialty is not null and urgency is not null
      and patient_age_years is not null and patient_sex is not null and history <> '' and question <> ''
      and consented_at is not null and submitted_at is not null and response_due_at is not null
    )
  ),
  constraint consultation_has_expert_once_taken check (
    expert_id is not null or state in ('draft', 'submitted', 'refused', 'cancelled')
  )
);
create index consultation_requester on consultation (requested_by_id, updated_at desc);
create index consultation_inviting on consultation (inviting_hospital_id, state, updated_at desc);
create index consultation_invited on consultation (invited_hospital_id, state, specialty, response_due_at);
create index consultation_expert on consultation (expert_id, updated_at desc);
create table transition (
  id uuid primary key,
  position bigint generated always as identity,
  consultation_id uuid not null references consultation,
  noun text not null check (noun in ('consultation', 'session')),
  action text not null,
  from_state text,
  to_state text not null,
  by_person_id uuid references person,
  reason text,
  appointment_starts_at timestamptz,
  request_id text,
  at timestamptz not null
);
create index transition_consultation on transition (consultation_id, position);
create table attachment (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  name text not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null,
  uploaded_by_id uuid not null references person,
  uploaded_at timestamptz not null
);
create index attachment_consultation on attachment (consultation_id, uploaded_at);
`;
const sessions = `
create table live_session (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  expert_id uuid not null references person,
  state text not null check (state in ('booked', 'waiting', 'live', 'ended', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  node_id text,
  created_at timestamptz not null,
  constraint live_session_expert_free exclude using gist (
    expert_id with =, tstzrange(starts_at, ends_at) with &&
  ) where (state in ('booked', 'waiting', 'live'))
);
create unique index live_session_open on live_session (consultation_id) where state in ('booked', 'waiting', 'live');
create index live_session_consultation on live_session (consultation_id, created_at desc);
create table presence (
  id uuid primary key,
  session_id uuid not null references live_session,
  person_id uuid not null references person,
  node_id text not null,
  joined_at timestamptz not null,
  left_at timestamptz check (left_at >= joined_at)
);
create unique index presence_open on presence (session_id, person_id) where left_at is null;
create index presence_node on presence (node_id) where left_at is null;
`;
const records = `
create table opinion (
  id uuid primary key,
  consultation_id uuid not null unique references consultation,
  author_id uuid not null references person,
  findings text not null,
  advice text not null,
  saved_at timestamptz not null,
  signed_at timestamptz,
  sha256 text,
  check ((signed_at is null) = (sha256 is null))
);
create table record_document (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  opinion_id uuid not null unique references opinion,
  sha256 text not null,
  size_bytes integer not null check (size_bytes > 0),
  rendered_at timestamptz not null
);
`;
const messages = `
create table notification (
  id uuid primary key,
  person_id uuid not null references person,
  consultation_id uuid not null references consultation,
  kind text not null,
  event_id uuid not null,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (event_id, person_id)
);
create index notification_person on notification (person_id, created_at desc);
create index notification_unread on notification (person_id) where read_at is null;
create table mail_delivery (
  id uuid primary key,
  notification_id uuid not null unique references notification,
  state text not null check (state in ('pending', 'delivered', 'failed')),
  message_id text not null unique,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  delivered_at timestamptz
);
create table outbox (
  id uuid primary key,
  job text not null,
  payload jsonb not null,
  request_id text,
  created_at timestamptz not null default now(),
  published_at timestamptz
);
create index outbox_waiting on outbox (created_at) where published_at is null;
`;
/** What was done is not rewritten: the history only grows, and a signed opinion is final. */ const immutability = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are final', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger transition_final before update or delete on transition
  for each row execute function refuse_change();
create trigger opinion_final before update or delete on opinion
  for each row when (old.signed_at is not null) execute function refuse_change();
create trigger record_document_final before update or delete on record_document
  for each row execute function refuse_change();
create function announce_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_announced after insert on outbox
  for each statement execute function announce_outbox();
`;
export class CreateFoundation extends Migration {
    up() {
        this.addSql('create extension if not exists btree_gist');
        for (const part of [
            people,
            consultations,
            sessions,
            records,
            messages,
            immutability
        ])this.addSql(part);
    }
}

//# sourceMappingURL=0001-create-foundation.js.map