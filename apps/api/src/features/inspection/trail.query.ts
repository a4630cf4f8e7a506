import type { AuditEvent, AuditFilter, Hospital } from '@jiedui/contracts';
import type { AuditAction, AuditOutcome, AuditSubject } from '@jiedui/domain';
import type { ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TrailPlace } from './trail.cursor.js';

/** Whose lines may be seen: everybody's, or those that concern some hospitals. */
export type TrailScope = 'all' | readonly HospitalId[];

export interface TrailQuery {
  readonly scope: TrailScope;
  readonly filter: Omit<AuditFilter, 'consultationNumber'> & { readonly consultationId?: ConsultationId };
}

/** A line of the trail with the names that go with its ids. `at` has microseconds. */
export interface TrailEvent {
  readonly id: string;
  readonly at: string;
  readonly actorKind: AuditEvent['actorKind'];
  readonly personId: PersonId | null;
  readonly personNameZh: string | null;
  readonly personNameEn: string | null;
  readonly signInSessionId: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly requestId: string | null;
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  readonly subjectKind: AuditSubject;
  readonly subjectId: string | null;
  readonly subjectNameZh: string | null;
  readonly subjectNameEn: string | null;
  readonly consultationId: ConsultationId | null;
  readonly hospitals: readonly Hospital[];
  readonly why: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly day: string | null;
  readonly position: number | null;
  readonly eventHash: string | null;
  readonly hash: string | null;
}

const isUuid = `e.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;

/** Names are looked up for the lines of one page alone, each by a primary key. */
const withNames = `
select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor_kind as "actorKind",
  e.person_id as "personId", p.name_zh as "personNameZh", p.name_en as "personNameEn",
  e.sign_in_session_id as "signInSessionId", e.address, e.agent, e.request_id as "requestId", e.action, e.outcome,
  e.subject_kind as "subjectKind", e.subject_id as "subjectId",
  coalesce(sh.name_zh, sp.name_zh) as "subjectNameZh", coalesce(sh.name_en, sp.name_en) as "subjectNameEn",
  e.consultation_id as "consultationId", e.why, e.details,
  (select coalesce(json_agg(json_build_object('id', h.id, 'code', h.code, 'nameZh', h.name_zh, 'nameEn', h.name_en,
    'timeZone', h.time_zone) order by h.code), '[]') from hospital h where h.id = any(e.hospital_ids)) as hospitals,
  to_char(l.day, 'YYYY-MM-DD') as day, l.position::int as position,
  encode(l.event_hash, 'hex') as "eventHash", encode(l.hash, 'hex') as hash
from page e
left join person p on p.id = e.person_id
left join hospital sh on sh.id = case when e.subject_kind = 'hospital' and ${isUuid} then e.subject_id::uuid end
left join person sp on sp.id = case
  when e.subject_kind in ('person', 'account') and ${isUuid} then e.subject_id::uuid end
left join audit_link l on l.event_id = e.id
order by e.at desc, e.id desc`;

type Condition = readonly [sql: string, ...params: unknown[]];
const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`;

function conditionsOf({ scope, filter }: TrailQuery, after: TrailPlace | undefined): Condition[] {
  const exact = [
    ['e.person_id', filter.personId],
    ['e.action', filter.action],
    ['e.outcome', filter.outcome],
    ['e.subject_kind', filter.subjectKind],
    ['e.consultation_id', filter.consultationId],
    ['e.request_id', filter.requestId],
  ] as const;
  return [
    ...exact.flatMap(([column, value]): Condition[] =>
      value === undefined ? [] : [[`${column} = ?`, value]],
    ),
    ...(scope === 'all' ? [] : [['e.hospital_ids && ?::uuid[]', uuids(scope)] as const]),
    ...(filter.hospitalId ? [['e.hospital_ids && ?::uuid[]', uuids([filter.hospitalId])] as const] : []),
    ...(filter.from ? [['e.at >= ?::timestamptz', filter.from] as const] : []),
    ...(filter.to ? [['e.at < ?::timestamptz', filter.to] as const] : []),
    ...(after ? [['(e.at, e.id) < (?::timestamptz, ?::uuid)', after.at, after.id] as const] : []),
  ];
}

/** The lines after a place, newest first. */
export function findTrail(
  em: EntityManager,
  query: TrailQuery,
  { after, limit }: { readonly after?: TrailPlace | undefined; readonly limit: number },
): Promise<TrailEvent[]> {
  const conditions = conditionsOf(query, after);
  const where = conditions.map(([sql]) => sql).join(' and ') || 'true';
  const params = conditions.flatMap(([, ...values]) => values);
  // Behind row-level security the overlap of arrays cannot use its index; the view checks the same and can.
  const source = query.scope === 'all' ? 'audit_event' : 'audit_event_of_hospitals';
  const page = `with page as (select * from ${source} e where ${where} order by e.at desc, e.id desc limit ?)`;
  return em.execute<TrailEvent[]>(`${page} ${withNames}`, [...params, limit]);
}

/** Whether some line of a consultation may be seen: who may see none must not learn that it exists. */
export async function isInScope(em: EntityManager, scope: TrailScope, id: ConsultationId): Promise<boolean> {
  if (scope === 'all') return true;
  const sql = 'select id from audit_event where consultation_id = ? and hospital_ids && ?::uuid[] limit 1';
  return (await em.execute<unknown[]>(sql, [id, uuids(scope)])).length > 0;
}

export async function findTrailEvent(
  em: EntityManager,
  scope: TrailScope,
  id: string,
): Promise<TrailEvent | undefined> {
  const inScope = scope === 'all' ? 'true' : 'e.hospital_ids && ?::uuid[]';
  const params = [id, ...(scope === 'all' ? [] : [uuids(scope)])];
  const page = `with page as (select * from audit_event e where e.id = ? and ${inScope})`;
  return (await em.execute<TrailEvent[]>(`${page} ${withNames}`, params))[0];
}
