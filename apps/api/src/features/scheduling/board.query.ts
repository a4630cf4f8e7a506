import type { ReservationState, ReservationSubject, Span } from '@jiedui/domain';
import type { ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { idArray, momentOf } from './sql-values.js';

export interface BoardSubject {
  readonly subject: ReservationSubject;
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Of a case that the reader may not see, all but the times is null. */
export interface BoardRow {
  readonly reservationId: string;
  readonly subject: number;
  readonly takenFrom: number;
  readonly takenUntil: number;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly state: ReservationState | null;
  readonly consultationId: ConsultationId | null;
  readonly number: string;
  readonly revision: number;
  readonly caseState: string;
  readonly requestedById: PersonId;
  readonly expertId: PersonId | null;
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId;
  readonly expertIds: PersonId[] | null;
  readonly resourceIds: string[] | null;
}

const peopleMax = 200;
const subjectsSql = `
select kind as subject, id, name_zh as "nameZh", name_en as "nameEn" from resource
where hospital_id = ? and retired_at is null
union all
select * from (
  select distinct 'expert', p.person_id, x.name_zh, x.name_en from post p join person x on x.id = p.person_id
  where p.hospital_id = ? and p.role = 'expert' and x.disabled_at is null
    and ?::date between p.valid_from and coalesce(p.valid_until, 'infinity')
  order by 3 limit ${peopleMax}
) as experts`;

const order: Record<ReservationSubject, number> = { room: 0, device: 1, expert: 2 };

/** The rows of a hospital's board: rooms, devices, experts. */
export async function boardSubjects(
  em: EntityManager,
  hospitalId: HospitalId,
  now: Date,
): Promise<BoardSubject[]> {
  const rows = await em.execute<BoardSubject[]>(subjectsSql, [
    hospitalId,
    hospitalId,
    now.toISOString().slice(0, 10),
  ]);
  return rows.toSorted(
    (a, b) => order[a.subject] - order[b.subject] || a.nameZh.localeCompare(b.nameZh, 'zh-CN'),
  );
}

const bookingsSql = `
select b.reservation_id as "reservationId", b.subject, b.taken_from as "takenFrom", b.taken_until as "takenUntil",
  extract(epoch from r.starts_at)::float8 * 1000 as "startsAt", extract(epoch from r.ends_at)::float8 * 1000 as "endsAt",
  r.state, c.id as "consultationId", c.number, c.revision, c.state as "caseState", c.requested_by_id as "requestedById",
  c.expert_id as "expertId", c.inviting_hospital_id as "invitingHospitalId", c.invited_hospital_id as "invitedHospitalId",
  (select array_agg(o.subject_id::text) from reservation o
   where o.consultation_id = c.id and o.state <> 'released' and o.subject_kind = 'expert') as "expertIds",
  (select array_agg(o.subject_id::text) from reservation o
   where o.consultation_id = c.id and o.state <> 'released' and o.subject_kind <> 'expert') as "resourceIds"
from busy_times(?::uuid[], ?, ?, ?, null) b
left join reservation r on r.id = b.reservation_id
left join consultation c on c.id = r.consultation_id
order by b.subject, b.taken_from`;

/** What is taken of these in a span; row-level security hides whose it is from who may not know. */
export const boardBookings = (
  em: EntityManager,
  ids: readonly string[],
  { from, until }: Span,
  now: Date,
): Promise<BoardRow[]> =>
  em.execute<BoardRow[]>(bookingsSql, [idArray(ids), momentOf(from), momentOf(until), now.toISOString()]);
