import { Migration } from '@mikro-orm/migrations';

/** A pairing may be told of too. Such a notice is written by jobs alone, and read by whom it is for. */
const notices = `
alter table notification
  alter consultation_id drop not null,
  alter consultation_number drop not null,
  add pairing_id uuid references pairing,
  add constraint notification_subject check (
    num_nonnulls(consultation_id, pairing_id) = 1 and (consultation_id is null) = (consultation_number is null)
  );
create index notification_pairing on notification (pairing_id) where pairing_id is not null;
create policy notification_of_pairing_seen on notification for select to jiedui_application
  using (pairing_id is not null and (select acts_as_system()));
create policy notification_of_pairing_added on notification for insert to jiedui_application
  with check (pairing_id is not null and consultation_id is null and (select acts_as_system()));
`;

/**
 * How each pairing with an agreement in force stood when it was last looked at. It holds dates and counts of
 * consultations and nothing else of them, so that whoever sees a pairing may see it.
 */
const readings = `
create table radar_reading (
  pairing_id uuid primary key references pairing,
  agreement_id uuid not null references agreement,
  state text not null check (state in ('awake', 'due', 'dormant', 'neverWoken', 'noRhythm')),
  began_on date not null,
  contact_every_days integer,
  silent_since date not null check (silent_since >= began_on),
  due_on date,
  reached_step integer not null check (reached_step between 0 and 3),
  last_sign text check (last_sign in ('consultation', 'visit', 'milestone')),
  last_consultation_on date,
  last_visit_on date,
  last_milestone_on date,
  asked_in_year integer not null check (asked_in_year >= 0),
  next_actions jsonb not null,
  changed_at timestamptz not null,
  check ((reached_step > 0) = (state in ('dormant', 'neverWoken'))),
  check ((contact_every_days is null) = (state = 'noRhythm') and (due_on is null) = (state = 'noRhythm'))
);
create index radar_reading_silence on radar_reading (silent_since);
create index consultation_pair on consultation (inviting_hospital_id, invited_hospital_id, submitted_at)
  where submitted_at is not null and state <> 'cancelled';
`;

/**
 * A sleep is known by the day its silence began. In each, a step is raised once; waking closes what is open and ends
 * the snooze of that silence.
 */
const escalations = `
create table radar_escalation (
  id uuid primary key,
  pairing_id uuid not null references pairing,
  silent_since date not null,
  step integer not null check (step between 1 and 3),
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by_id uuid references person,
  closed_at timestamptz,
  unique (pairing_id, silent_since, step),
  check ((acknowledged_at is null) = (acknowledged_by_id is null))
);
create index radar_escalation_open on radar_escalation (pairing_id) where closed_at is null;
create table radar_snooze (
  id uuid primary key,
  pairing_id uuid not null references pairing,
  silent_since date not null,
  until date not null,
  reason text not null check (reason <> ''),
  snoozed_at timestamptz not null,
  snoozed_by_id uuid not null references person,
  ended_at timestamptz,
  ended_by_id uuid references person,
  check (ended_by_id is null or ended_at is not null)
);
create unique index radar_snooze_running on radar_snooze (pairing_id) where ended_at is null;
create index radar_snooze_pairing on radar_snooze (pairing_id, snoozed_at desc);
`;

export class WatchPairings extends Migration {
  override up(): void {
    for (const part of [notices, readings, escalations]) this.addSql(part);
  }
}
