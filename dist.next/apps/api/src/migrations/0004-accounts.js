import { Migration } from "@mikro-orm/migrations";
const people = `
alter table person
  add password_changed_at timestamptz not null default now(),
  add disabled_at timestamptz,
  add disabled_reason text,
  add disabled_by_platform boolean not null default false,
  add languages text[] not null default '{}',
  add licence_number text check (licence_number <> ''),
  add title text check (title in ('resident', 'attending', 'associateChief', 'chief')),
  add practising_since date,
  add constraint person_disabled_reason_check check ((disabled_at is null) = (disabled_reason is null)),
  add constraint person_disabled_by_check check (disabled_at is not null or not disabled_by_platform);
create unique index person_licence on person (licence_number) where licence_number is not null;
create index person_name on person (name_zh, id);
`;
/**
 * A post that ends at once ends on the day before, so that it counts for no query by day any more, be it in the
 * application or in row-level security; the moment itself is in ended_at. Nobody holds the same post twice.
 */ const posts = `
alter table post
  drop constraint post_check,
  add ended_at timestamptz,
  add ended_by_id uuid references person,
  add end_reason text,
  add constraint post_span_check check (valid_until >= valid_from - 1),
  add constraint post_end_check check (
    (ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by_id is null)
  ),
  add constraint post_held_once exclude using gist (
    person_id with =,
    role with =,
    (coalesce(hospital_id::text, region_code, '')) with =,
    daterange(valid_from, valid_until + 1, '[)') with &&
  );
create index post_region on post (region_code) where region_code is not null;
`;
const sessions = `
alter table sign_in_session
  add address text,
  add agent text,
  add stepped_up_at timestamptz,
  add previous_token_sha256 bytea unique,
  add token_changed_at timestamptz;
create index sign_in_session_latest on sign_in_session (person_id, created_at desc);
create table pending_sign_in (
  id uuid primary key,
  token_sha256 bytea not null unique,
  person_id uuid not null references person,
  password_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index pending_sign_in_expiry on pending_sign_in (expires_at);
`;
/** Of secrets that people hold, only hashes; the shared secret of an authenticator app is sealed. */ const factors = `
create table totp (
  person_id uuid primary key references person,
  secret bytea not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint
);
create table recovery_code (
  id uuid primary key,
  person_id uuid not null references person,
  code_sha256 bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  unique (person_id, code_sha256)
);
create table passkey (
  id uuid primary key,
  person_id uuid not null references person,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  is_synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on passkey (person_id, created_at);
`;
const accounts = `
create table password_reset (
  id uuid primary key,
  person_id uuid references person,
  token_sha256 bytea unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz
);
create index password_reset_person on password_reset (person_id) where ended_at is null;
create table account_notice (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null,
  address text,
  at timestamptz not null,
  sent_at timestamptz
);
create table invitation (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name_zh text,
  name_en text,
  locale text not null check (locale in ('zh-CN', 'en')),
  role text not null,
  hospital_id uuid references hospital,
  region_code text,
  specialties text[] not null default '{}',
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  invited_by_id uuid not null references person,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  token_sha256 bytea unique,
  sent_at timestamptz,
  accepted_at timestamptz,
  accepted_by_id uuid references person,
  revoked_at timestamptz,
  check ((accepted_at is null) = (accepted_by_id is null)),
  check (accepted_at is null or revoked_at is null)
);
create unique index invitation_open on invitation (email, role, coalesce(hospital_id::text, region_code, ''))
  where accepted_at is null and revoked_at is null;
create index invitation_hospital on invitation (hospital_id, invited_at desc);
create table setup_code (
  code_sha256 bytea primary key,
  expires_at timestamptz not null
);
`;
export class KeepAccounts extends Migration {
    up() {
        for (const part of [
            people,
            posts,
            sessions,
            factors,
            accounts
        ])this.addSql(part);
    }
}

//# sourceMappingURL=0004-accounts.js.map