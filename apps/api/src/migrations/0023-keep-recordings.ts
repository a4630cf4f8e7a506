import { Migration } from '@mikro-orm/migrations';

/**
 * Recordings of sessions: the files as nodes wrote them, what was made of them, and what happened meanwhile. People may be
 * guests without a row of their own. All of it is written by the system and seen with the consultation.
 */
const tables = `
create table recording (
  id uuid primary key,
  session_id uuid not null references live_session,
  consultation_id uuid not null references consultation,
  state text not null check (state in ('asked', 'running', 'finishing', 'ready', 'empty', 'declined')),
  asked_at timestamptz not null,
  started_at timestamptz,
  stopped_at timestamptz,
  sha256 text,
  size_bytes bigint,
  duration_ms integer,
  begins_at timestamptz,
  findings jsonb not null default '[]',
  retention_class text,
  retain_until date,
  finished_at timestamptz,
  check (state <> 'ready' or (sha256 is not null and size_bytes is not null and duration_ms is not null
    and begins_at is not null and retention_class is not null and retain_until is not null)),
  check (state not in ('running', 'ready') or started_at is not null)
);
create index recording_consultation on recording (consultation_id, asked_at desc);
create index recording_open on recording (session_id) where state in ('asked', 'running');
create table recording_segment (
  id uuid primary key,
  recording_id uuid not null references recording,
  name text not null,
  node_id text not null,
  person_id uuid not null,
  source text not null check (source in ('microphone', 'camera')),
  state text not null check (state in ('waiting', 'kept', 'lost')),
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= started_at),
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null,
  unique (recording_id, name)
);
create table recording_track (
  id uuid primary key,
  recording_id uuid not null references recording,
  person_id uuid not null,
  sha256 text not null,
  size_bytes bigint not null,
  duration_ms integer not null,
  begins_at timestamptz not null,
  findings jsonb not null,
  unique (recording_id, person_id)
);
create table recording_event (
  id uuid primary key,
  recording_id uuid not null references recording,
  kind text not null,
  person_id uuid,
  happened_at timestamptz not null,
  until_at timestamptz,
  detail text
);
create index recording_event_order on recording_event (recording_id, happened_at);
`;

const part = (table: string) => `
alter table ${table} enable row level security;
create policy ${table}_written on ${table} for all to jiedui_application using ((select acts_as_system()));
create policy ${table}_seen on ${table} for select to jiedui_application using (
  exists (select from recording r where r.id = ${table}.recording_id)
);
`;

const guards = `
alter table recording enable row level security;
create policy recording_written on recording for all to jiedui_application using ((select acts_as_system()));
create policy recording_seen on recording for select to jiedui_application using (
  exists (select from consultation c where c.id = recording.consultation_id)
);
`;

export class KeepRecordings extends Migration {
  override up(): void {
    const parts = ['recording_segment', 'recording_track', 'recording_event'].map(part);
    for (const sql of [tables, guards, ...parts]) this.addSql(sql);
  }
}
