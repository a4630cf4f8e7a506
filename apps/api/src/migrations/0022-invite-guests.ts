import { Migration } from '@mikro-orm/migrations';

/** The name is sealed by the application before it comes here; of link and browser only hashes are kept. */
const guests = `
create table session_guest (
  id uuid primary key,
  session_id uuid not null references live_session,
  role text not null check (role in ('relative', 'interpreter')),
  display_name bytea not null,
  language text not null check (language in ('zh-CN', 'en')),
  invited_by_id uuid not null references person,
  invited_at timestamptz not null,
  link_sha256 bytea not null unique,
  redeemed_at timestamptz,
  browser_sha256 bytea unique,
  revoked_at timestamptz,
  check ((redeemed_at is null) = (browser_sha256 is null))
);
create index session_guest_session on session_guest (session_id);
create table guest_presence (
  id uuid primary key,
  guest_id uuid not null references session_guest,
  session_id uuid not null references live_session,
  node_id text not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  check (left_at >= joined_at)
);
create index guest_presence_session on guest_presence (session_id);
create unique index guest_presence_once on guest_presence (guest_id) where left_at is null;
`;

/** Seen by those who see the consultation; what guests themselves do is done by the system. */
const policies = `
alter table session_guest enable row level security;
create policy session_guest_seen on session_guest for all to jiedui_application using (
  (select acts_as_system()) or exists (select from live_session s where s.id = session_id)
);
alter table guest_presence enable row level security;
create policy guest_presence_seen on guest_presence for all to jiedui_application using (
  (select acts_as_system()) or exists (select from live_session s where s.id = session_id)
);
`;

export class InviteGuests extends Migration {
  override up(): void {
    for (const part of [guests, policies]) this.addSql(part);
  }
}
