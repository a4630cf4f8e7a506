import { Migration } from '@mikro-orm/migrations';

/** When the queue called the expert of a block on call. */
const called = `
alter table slot_plan_block add called_at timestamptz, add check (called_at is null or not is_standing);
`;

/** The tele-clinic that is held: standing blocks of published plans, and those on call that were called. */
const held = `
create view teleclinic_held as
select b.expert_id, b.on_date,
  (b.on_date + b.from_minute * interval '1 minute') at time zone h.time_zone as starts_at,
  (b.on_date + (b.from_minute + b.slots * b.slot_minutes) * interval '1 minute') at time zone h.time_zone as ends_at
from slot_plan_block b join slot_plan p on p.id = b.plan_id join hospital h on h.id = p.hospital_id
where p.state = 'published' and b.expert_id is not null and (b.is_standing or b.called_at is not null);
grant select on teleclinic_held to jiedui_application;
`;

export class CallTeleclinic extends Migration {
  override up(): void {
    for (const part of [called, held]) this.addSql(part);
  }
}
