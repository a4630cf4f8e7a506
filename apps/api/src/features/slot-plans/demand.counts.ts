import type { IsoDate, Specialty } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Requests of one specialty on one day, by the hospital's own clock. */
export interface DemandDay {
  readonly specialty: Specialty;
  readonly date: IsoDate;
  readonly requests: number;
  /** Of each hour, 24 of them. */
  readonly byHour: readonly number[];
}

/** Far enough back for whatever was submitted before a pause of the sweep. */
const recountedDays = 35;

/** Days on which somebody asked are counted again; nothing of who asked what leaves the consultations. */
const recount = `
insert into demand_day as known (hospital_id, specialty, on_date, requests, by_hour)
select hospital_id, specialty, on_date, sum(requests)::int,
  array(select coalesce(sum(one.requests) filter (where one.hour = h.hour), 0)::int
    from generate_series(0, 23) as h(hour) left join unnest(array_agg(hours.hour), array_agg(hours.requests))
      as one(hour, requests) on one.hour = h.hour group by h.hour order by h.hour)
from (
  select c.invited_hospital_id as hospital_id, c.specialty, (c.submitted_at at time zone h.time_zone)::date as on_date,
    extract(hour from c.submitted_at at time zone h.time_zone)::int as hour, count(*)::int as requests
  from consultation c join hospital h on h.id = c.invited_hospital_id
  where c.submitted_at > ?::timestamptz - make_interval(days => ${recountedDays}) and c.specialty is not null
  group by 1, 2, 3, 4
) hours group by hospital_id, specialty, on_date
on conflict (hospital_id, specialty, on_date) do update set requests = excluded.requests, by_hour = excluded.by_hour
where (known.requests, known.by_hour) is distinct from (excluded.requests, excluded.by_hour)`;

/** Asked, and neither answered nor given a time. */
export const isWaiting = `state in ('submitted', 'informationRequested', 'accepted')`;

const queue = `
insert into demand_queue (hospital_id, specialty, waiting, counted_at)
select invited_hospital_id, specialty, count(*)::int, ? from consultation
where ${isWaiting} and specialty is not null
  and invited_hospital_id is not null
group by 1, 2`;

/** Brings the counts in line with the consultations. To be called as the system. */
export async function recountDemand(em: EntityManager, now: Date): Promise<void> {
  await em.execute("select pg_advisory_xact_lock(hashtext('demand'))");
  await em.execute(recount, [now.toISOString()]);
  await em.execute('delete from demand_queue');
  await em.execute(queue, [now.toISOString()]);
}

const history = `
select specialty, on_date::text as date, requests, to_jsonb(by_hour) as "byHour" from demand_day
where hospital_id = ? and on_date between ?::date and ?::date order by on_date, specialty`;

/** @returns days with demand alone; both ends are part of the span */
export const findDemandDays = (
  em: EntityManager,
  hospitalId: HospitalId,
  from: IsoDate,
  until: IsoDate,
): Promise<DemandDay[]> => em.execute<DemandDay[]>(history, [hospitalId, from, until]);

/** Those who wait for each specialty of a hospital, as last counted. */
export async function findWaiting(
  em: EntityManager,
  hospitalId: HospitalId,
): Promise<Map<Specialty, number>> {
  const rows = await em.execute<{ specialty: Specialty; waiting: number }[]>(
    'select specialty, waiting from demand_queue where hospital_id = ?',
    [hospitalId],
  );
  return new Map(rows.map(({ specialty, waiting }) => [specialty, waiting]));
}
