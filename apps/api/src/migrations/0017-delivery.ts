import { Migration } from '@mikro-orm/migrations';

/** What each notice asks of its reader. Only the reader says that it was read or acknowledged. */
const notices = `
alter table notification
  add urgency text not null default 'soon' check (urgency in ('emergency', 'soon', 'digestible')),
  add acknowledged_at timestamptz;
alter table notification alter urgency drop default;
create index notification_event on notification (event_id) where acknowledged_at is not null;
grant update (acknowledged_at) on notification to jiedui_application;
`;

/**
 * The mails become one channel among others: a row for each notice and channel outside the application. The row is the
 * truth of what is owed; pending: handed to the queue; deferred and failed: waits until due_at; dead: waits for an
 * operator. Deliveries of one digest go out as one mail.
 */
const deliveries = `
alter table mail_delivery rename to delivery;
alter table delivery rename constraint mail_delivery_pkey to delivery_pkey;
alter policy mail_delivery_seen on delivery rename to delivery_seen;
alter table delivery drop constraint mail_delivery_state_check, drop constraint mail_delivery_notification_id_key;
update delivery set state = 'dead' where state = 'failed';
alter table delivery
  add channel text not null default 'mail' check (channel in ('mail', 'sms', 'chat', 'browserPush')),
  add due_at timestamptz,
  add handed_at timestamptz,
  add digest_id uuid,
  add is_digest boolean not null default false,
  add failures integer not null default 0 check (failures >= 0),
  add constraint delivery_state_check check (state in ('pending', 'deferred', 'delivered', 'failed', 'dead')),
  add constraint delivery_once unique (notification_id, channel),
  add constraint delivery_delivered_check check ((state = 'delivered') = (delivered_at is not null)),
  add constraint delivery_digest_check check (digest_id is null or is_digest);
update delivery set due_at = created_at, handed_at = created_at;
alter table delivery alter channel drop default, alter is_digest drop default, alter due_at set not null;
create index delivery_due on delivery (due_at) where state in ('deferred', 'failed');
create index delivery_handed on delivery (handed_at) where state = 'pending';
create index delivery_digest on delivery (digest_id) where digest_id is not null;
create index delivery_newest on delivery (created_at desc, id desc);
create table delivery_attempt (
  id uuid primary key,
  delivery_id uuid not null references delivery,
  number integer not null check (number > 0),
  at timestamptz not null,
  took_ms integer not null check (took_ms >= 0),
  error text,
  unique (delivery_id, number)
);
revoke update, delete on delivery_attempt from jiedui_application;
alter table delivery_attempt enable row level security;
create policy delivery_attempt_seen on delivery_attempt for select to jiedui_application using (
  (select acts_as_system()) or exists (select from delivery d where d.id = delivery_id)
);
create policy delivery_attempt_added on delivery_attempt for insert to jiedui_application
  with check ((select acts_as_system()));
`;

/** Operators see which notice of which number went where, and drive it again; of a consultation they see nothing. */
const operators = `
create policy delivery_operated on delivery for all to jiedui_application
  using ((select acting_administers_platform()));
create view delivery_log as
select d.id, d.channel, d.state, d.attempts, d.last_error, d.created_at, d.due_at, d.delivered_at, d.is_digest,
  n.kind, n.urgency, n.consultation_number, n.person_id, p.name_zh, p.name_en
from delivery d join notification n on n.id = d.notification_id join person p on p.id = n.person_id
where (select acts_as_system()) or (select acting_administers_platform());
grant select on delivery_log to jiedui_application;
`;

/** A notice that nobody acknowledges goes one step further, each step once. */
const escalations = `
create table notice_escalation (
  id uuid primary key,
  event_id uuid not null,
  consultation_id uuid not null references consultation,
  kind text not null,
  step integer not null check (step > 0),
  state text not null check (state in ('waiting', 'raised', 'settled')),
  due_at timestamptz not null,
  ended_at timestamptz,
  unique (event_id, step),
  check ((state = 'waiting') = (ended_at is null))
);
create index notice_escalation_due on notice_escalation (due_at) where state = 'waiting';
create index notice_escalation_consultation on notice_escalation (consultation_id);
alter table notice_escalation enable row level security;
create policy notice_escalation_seen on notice_escalation for all to jiedui_application
  using ((select acts_as_system()));
`;

/** How people want to be told. Numbers and subscriptions are sealed by the application before they come here. */
const people = `
create table notification_setting (
  person_id uuid primary key references person,
  time_zone text,
  quiet_from integer check (quiet_from between 0 and 1439),
  quiet_until integer check (quiet_until between 0 and 1439),
  digest_minute integer not null check (digest_minute between 0 and 1439),
  channels jsonb not null,
  phone bytea,
  chat_address bytea,
  updated_at timestamptz not null,
  check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from is distinct from quiet_until or quiet_from is null)
);
create table push_subscription (
  id uuid primary key,
  person_id uuid not null references person,
  endpoint_sha256 bytea not null unique,
  subscription bytea not null,
  device text not null,
  created_at timestamptz not null
);
create index push_subscription_person on push_subscription (person_id);
create table push_identity (
  id uuid primary key,
  public_key text not null,
  private_key bytea not null,
  created_at timestamptz not null
);
create unique index push_identity_single on push_identity ((true));
`;

/** What was handed over is owed until it was done: the queue may lose it. */
const outbox = `
alter table outbox add done_at timestamptz, add dead_at timestamptz;
update outbox set done_at = published_at where published_at is not null;
update outbox set job = 'notification.deliver' where job = 'mail.deliver' and published_at is null;
create index outbox_open on outbox (published_at)
  where published_at is not null and done_at is null and dead_at is null;
`;

export class DeliverNotices extends Migration {
  override up(): void {
    for (const part of [notices, deliveries, operators, escalations, people, outbox]) this.addSql(part);
  }
}
