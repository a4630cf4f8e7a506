import { Migration } from '@mikro-orm/migrations';

/** Numbers of links, told by media nodes: minute by minute for some weeks, and what a session came to for good. */
const measured = `
create table quality_minute (
  session_id uuid not null references live_session,
  person_id uuid not null references person,
  node_id text not null,
  minute_at timestamptz not null,
  updated_at timestamptz not null,
  is_summarised boolean not null default false,
  covered_ms integer not null check (covered_ms between 0 and 60000),
  level text not null,
  figures jsonb not null,
  primary key (session_id, person_id, minute_at, node_id)
);
create index quality_minute_new on quality_minute (updated_at) where not is_summarised;
create index quality_minute_age on quality_minute (minute_at);
create table link_quality (
  session_id uuid not null references live_session,
  person_id uuid not null references person,
  hospital_id uuid references hospital,
  started_at timestamptz not null,
  covered_ms integer not null check (covered_ms >= 0),
  verdict text check (verdict in ('good', 'fair', 'poor')),
  summary jsonb not null,
  made_at timestamptz not null,
  primary key (session_id, person_id)
);
create index link_quality_hospital on link_quality (hospital_id, started_at desc);
`;

/**
 * A session's figures are seen by those who see its consultation, which the coordinators of both hospitals do. What it came
 * to names no patient, and is seen by the administrators of the hospital whose link it was, too.
 */
const guarded = `
alter table quality_minute enable row level security;
create policy quality_minute_seen on quality_minute for all to jiedui_application using (
  (select acts_as_system()) or exists (select from live_session s where s.id = quality_minute.session_id)
);
alter table link_quality enable row level security;
create policy link_quality_seen on link_quality for select to jiedui_application using (
  (select acts_as_system())
  or hospital_id = any((select acting_hospital_ids('hospitalAdministrator'))::uuid[])
  or exists (select from live_session s where s.id = link_quality.session_id)
);
create policy link_quality_written on link_quality for all to jiedui_application using ((select acts_as_system()));
`;

/** What supervisors see of rooms that are open now: where, how many people, and whether the worst link in it is weak. */
const oversight = `
create view live_oversight with (security_barrier) as
select h.region_code, s.node_id, here.people, coalesce(weak.is_weak, false) as is_weak
from live_session s
join consultation c on c.id = s.consultation_id
join hospital h on h.id = c.inviting_hospital_id
cross join lateral (
  select count(*)::int as people from presence p where p.session_id = s.id and p.left_at is null
) here
left join lateral (
  select bool_or(m.level not in ('fullVideo', 'thumbnail')) as is_weak from quality_minute m
  where m.session_id = s.id and m.minute_at > acting_at() - interval '2 minutes'
) weak on true
where s.state in ('waiting', 'live') and here.people > 0 and exists (
  select from acting_posts() p where p.role = 'supervisor'
    and (p.region_code = '0' or h.region_code like p.region_code || '%')
);
revoke insert, update, delete on live_oversight from jiedui_application;
`;

export class MeasureLinks extends Migration {
  override up(): void {
    for (const part of [measured, guarded, oversight]) this.addSql(part);
  }
}
