/** What runs SQL: an entity manager of the application, or of the command that works as the owner. */
export interface SqlRunner {
  execute<T>(sql: string, params?: unknown[]): Promise<T>;
}

/**
 * The hash of an event, spelt out: whoever could change the rows could also change the database's own function,
 * so a check does not ask it.
 */
const eventHash = `sha256(convert_to(jsonb_build_array(
  e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.person_id,
  e.sign_in_session_id, e.address, e.agent, e.request_id, e.action, e.outcome, e.subject_kind, e.subject_id,
  e.consultation_id, to_jsonb(e.hospital_ids), e.why, e.details
)::text, 'UTF8'))`;

const linkHash = `sha256(link.previous
  || convert_to(to_char(link.day, 'YYYY-MM-DD') || '/' || link.position || '/', 'UTF8') || link.event_hash)`;

const head = `to_char(day, 'YYYY-MM-DD') as day, position::int as position, encode(hash, 'hex') as hash`;

/** The end of the chain before a day. */
export const headBeforeSql = `select ${head} from audit_link where day < ?::date order by day desc, position desc limit 1`;

export const lastHeadSql = `select ${head} from audit_link order by day desc, position desc limit 1`;

/** Those of the last days of a span that have links; one look into the index a day. */
export const headsOfDaysSql = `
select ${head} from generate_series(?::date, ?::date, '1 day') as span (at)
cross join lateral (
  select * from audit_link where day = span.at::date order by position desc limit 1
) as last order by day desc`;

export const daysSql = `
select to_char(day, 'YYYY-MM-DD') as day, count(*)::int as links, max(position)::int as last
from audit_link where day between ?::date and ?::date group by audit_link.day order by audit_link.day`;

export const linkAtSql = `select ${head} from audit_link where day = ?::date and position = ?`;

export const linkOfHashSql = `select position::int as position from audit_link where day = ?::date and hash = decode(?, 'hex')`;

/** The links of one day with something wrong. Takes the hash before the day, the day, its last position, a limit. */
export const faultsOfDaySql = `
with link as (
  select day, position, event_id, event_hash, hash, lag(position, 1, 0::bigint) over following as before,
    coalesce(lag(hash) over following, decode(?, 'hex')) as previous
  from audit_link where day = ?::date and position <= ?
  window following as (order by position)
), checked as (
  select link.position, link.before, link.event_id, link.before <> link.position - 1 as is_after_gap,
    e.id is null as is_gone, coalesce(${eventHash} <> link.event_hash and e.id is not null, false) as is_changed,
    link.before = link.position - 1 and link.hash <> ${linkHash} as is_broken
  from link left join audit_event e on e.id = link.event_id
)
select position::int as position, before::int as before, event_id, is_after_gap, is_gone, is_changed, is_broken,
  (sum(is_after_gap::int + is_gone::int + is_changed::int + is_broken::int) over ())::int as total
from checked where is_after_gap or is_gone or is_changed or is_broken order by position limit ?`;

/** Events of a span that no link covers and that do not wait for one. */
export const unlinkedSql = `
select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, (count(*) over ())::int as total from audit_event e
where at >= ?::timestamptz and at < ?::timestamptz
  and not exists (select from audit_link l where l.event_id = e.id)
  and not exists (select from audit_waiting w where w.event_id = e.id)
order by at, id limit ?`;

export const waitingSql = `
select count(*)::int as waiting, coalesce(array_agg(w.event_id) filter (where e.id is null), '{}') as gone
from audit_waiting w left join audit_event e on e.id = w.event_id`;
