import { Migration } from '@mikro-orm/migrations';

/** What was asked by which template; an answer that is not there was not given. */
const templates = `
alter table consultation
  add template_id text,
  add template_version integer,
  add answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  add asked_again_of_id uuid references consultation,
  add duplicate_reason text,
  add constraint consultation_template_named check ((template_id is null) = (template_version is null));
alter table attachment add kind text not null default 'other';
`;

/** Given once and perhaps withdrawn, never rewritten: what was signed stays as it was signed. */
const consents = `
create table consent (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  giver text not null check (giver in ('patient', 'guardian', 'relative')),
  why_not_patient text,
  relation text,
  is_fee_explained boolean not null check (is_fee_explained),
  method text not null check (method in ('signature', 'form')),
  sha256 text not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes > 0),
  attachment_id uuid references attachment on delete set null,
  given_at timestamptz not null,
  recorded_by_id uuid not null references person,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by_id uuid references person,
  withdrawn_because text,
  check ((giver = 'patient') = (why_not_patient is null)),
  check ((giver = 'patient') = (relation is null)),
  check ((withdrawn_at is null) = (withdrawn_by_id is null)),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
create unique index consent_standing on consent (consultation_id) where withdrawn_at is null;
create index consent_consultation on consent (consultation_id, recorded_at);
alter table consent enable row level security;
create policy consent_seen on consent for all to jiedui_application using (
  (select acts_as_system()) or exists (select from consultation c where c.id = consent.consultation_id)
);
revoke update, delete on consent from jiedui_application;
grant update (withdrawn_at, withdrawn_by_id, withdrawn_because) on consent to jiedui_application;
`;

/** Files on their way, whose bytes lie beside the storage until they are whole. */
const uploads = `
create table upload (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  person_id uuid not null references person,
  name text not null,
  kind text not null,
  size_bytes integer not null check (size_bytes > 0),
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  finished_at timestamptz
);
create index upload_expiry on upload (expires_at);
create index upload_under_way on upload (consultation_id) where finished_at is null;
alter table upload enable row level security;
create policy upload_own on upload for all to jiedui_application using (
  (select acts_as_system()) or (
    person_id = (select acting_person_id())
    and exists (select from consultation c where c.id = upload.consultation_id)
  )
);
`;

export class AskBetter extends Migration {
  override up(): void {
    for (const part of [templates, consents, uploads]) this.addSql(part);
  }
}
