import { Migration } from "@mikro-orm/migrations";
/**
 * What supervisors see of consultations in place of the rows themselves: no patient, no question. It reads as the
 * owner, past row-level security, and shows to each no more than the regions of their posts.
 */ const oversight = `
create view consultation_oversight with (security_barrier) as
select c.number, c.state, c.urgency, c.specialty, c.inviting_hospital_id, c.invited_hospital_id, c.submitted_at,
  c.response_due_at, c.updated_at, c.state not in ('closed', 'refused', 'cancelled') as is_open, h.region_code
from consultation c join hospital h on h.id = c.inviting_hospital_id
where c.submitted_at is not null and exists (
  select from acting_posts() p where p.role = 'supervisor'
    and (p.region_code = '0' or h.region_code like p.region_code || '%')
);
revoke insert, update, delete on consultation_oversight from jiedui_application;
`;
/** From here on a closed account has no posts for row-level security either. */ const closedAccounts = `
create or replace function acting_posts() returns setof post language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select post.* from post join person on person.id = post.person_id and person.disabled_at is null
  where person_id = acting_person_id()
    and (acting_at() at time zone 'UTC')::date between valid_from and coalesce(valid_until, 'infinity')
$$;
`;
export class OverseeRegions extends Migration {
    up() {
        for (const part of [
            oversight,
            closedAccounts
        ])this.addSql(part);
    }
}

//# sourceMappingURL=0005-oversee-regions.js.map