import { Migration } from '@mikro-orm/migrations';

/**
 * What was said and done in a live session besides sound and picture, for good. What it says is sealed. Rows are
 * written by the system alone, once each however often a node reports them.
 */
const entries = `
create table session_entry (
  id uuid primary key,
  ordinal bigint generated always as identity,
  consultation_id uuid not null references consultation,
  session_id uuid not null references live_session,
  author_id uuid references person,
  writer uuid not null,
  seq integer not null,
  position text not null check (position ~ '^[0-9]+-[0-9]+$'),
  kind text not null,
  written_at timestamptz not null,
  content bytea not null,
  unique nulls not distinct (session_id, author_id, writer, seq)
);
create index session_entry_story on session_entry (consultation_id, ordinal);
create index session_entry_latest on session_entry (session_id, ordinal desc);
revoke delete on session_entry from jiedui_application;
alter table session_entry enable row level security;
create policy session_entry_kept on session_entry for all to jiedui_application using (
  (select acts_as_system())
);
create policy session_entry_seen on session_entry for select to jiedui_application using (
  exists (select from consultation c where c.id = session_entry.consultation_id)
);
`;

export class KeepSessionJournals extends Migration {
  override up(): void {
    this.addSql(entries);
  }
}
