import type { ConsultationReaders } from '@jiedui/contracts';
import { type AuditAction, type PatientReadPart, patientReadSubjects } from '@jiedui/domain';
import type { ConsultationId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TrailPlace } from './trail.cursor.js';

type Posts = ConsultationReaders['reads'][number]['posts'];

interface PersonRow {
  readonly personId: PersonId;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface ReadRow extends PersonRow {
  readonly id: string;
  readonly at: string;
  readonly posts: Posts;
  readonly action: AuditAction;
  readonly part: PatientReadPart;
  readonly why: string | null;
}

export interface ReaderRow extends PersonRow {
  readonly reads: number;
  readonly lastAt: string;
  readonly hasUsedEmergencyAccess: boolean;
}

/** What counts as reading of a patient, by somebody who is known. */
const isReading = `e.consultation_id = ? and e.outcome = 'success' and e.person_id is not null
  and e.action in ('read', 'export') and e.subject_kind = any(?::text[])`;
const at = (moment: string) => `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const who = `e.person_id as "personId", p.name_zh as "nameZh", p.name_en as "nameEn"`;
const parts = `{${patientReadSubjects.join(',')}}`;

const readersSql = `
select ${who}, count(*)::int as reads, ${at('max(e.at)')} as "lastAt",
  coalesce(bool_or(e.why = 'glassBreaker'), false) as "hasUsedEmergencyAccess"
from audit_event e join person p on p.id = e.person_id where ${isReading}
group by e.person_id, p.name_zh, p.name_en order by max(e.at) desc, e.person_id`;

const postsThen = `
select coalesce(json_agg(json_build_object('role', o.role, 'hospital', case when h.id is not null then
  json_build_object('id', h.id, 'code', h.code, 'nameZh', h.name_zh, 'nameEn', h.name_en, 'timeZone', h.time_zone)
end) order by o.role, h.code), '[]')
from post o left join hospital h on h.id = o.hospital_id
where o.person_id = e.person_id
  and (e.at at time zone 'UTC')::date between o.valid_from and coalesce(o.valid_until, 'infinity')`;

const readsSql = (isAfter: string) => `
select e.id, ${at('e.at')} as at, ${who}, e.action, e.why,
  case when e.details ->> 'part' = 'list' then 'list' else e.subject_kind end as part, (${postsThen}) as posts
from audit_event e join person p on p.id = e.person_id where ${isReading} ${isAfter}
order by e.at desc, e.id desc limit ?`;

/** Everybody who read of the patient of a consultation, the latest first. */
export const findReaders = (em: EntityManager, id: ConsultationId): Promise<ReaderRow[]> =>
  em.execute<ReaderRow[]>(readersSql, [id, parts]);

export function findReads(
  em: EntityManager,
  id: ConsultationId,
  { after, limit }: { readonly after?: TrailPlace | undefined; readonly limit: number },
): Promise<ReadRow[]> {
  return after
    ? em.execute<ReadRow[]>(readsSql('and (e.at, e.id) < (?::timestamptz, ?::uuid)'), [
        id,
        parts,
        after.at,
        after.id,
        limit,
      ])
    : em.execute<ReadRow[]>(readsSql(''), [id, parts, limit]);
}
