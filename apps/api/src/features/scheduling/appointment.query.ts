import type { SessionState, Span } from '@jiedui/domain';
import type { ConsultationId, HospitalId, PersonId, SessionId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { momentOf } from './sql-values.js';

/** A booked session with what a calendar shows of it. */
export interface AppointmentRow {
  readonly sessionId: SessionId;
  readonly consultationId: ConsultationId;
  readonly number: string;
  readonly state: SessionState;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly requestedById: PersonId;
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId;
  readonly expertIds: PersonId[] | null;
  readonly roomsZh: string[] | null;
  readonly roomsEn: string[] | null;
  /** The last number that a calendar mail had. */
  readonly sequence: number;
}

const ofSession = (what: string, kinds: string) =>
  `(select array_agg(${what}) from reservation r left join resource x on x.id = r.subject_id
    where r.session_id = s.id and r.state = 'booked' and r.subject_kind in (${kinds}))`;

const columns = `s.id as "sessionId", c.id as "consultationId", c.number, s.state,
  extract(epoch from s.starts_at)::float8 * 1000 as "startsAt", extract(epoch from s.ends_at)::float8 * 1000 as "endsAt",
  c.requested_by_id as "requestedById", c.inviting_hospital_id as "invitingHospitalId",
  c.invited_hospital_id as "invitedHospitalId", ${ofSession('r.subject_id::text', "'expert'")} as "expertIds",
  ${ofSession('x.name_zh', "'room', 'device'")} as "roomsZh", ${ofSession('x.name_en', "'room', 'device'")} as "roomsEn",
  coalesce((select max(m.sequence) from calendar_mail m where m.session_id = s.id), 0) as sequence`;

const open = `s.state in ('booked', 'waiting', 'live')`;
const mine = `(c.requested_by_id = ? or exists (
  select from reservation r where r.session_id = s.id and r.state = 'booked' and r.subject_id = ?))`;

/** The open sessions that somebody comes to, earliest first. */
export const appointmentsOf = (
  em: EntityManager,
  personId: PersonId,
  { from, until }: Span,
): Promise<AppointmentRow[]> =>
  em.execute<AppointmentRow[]>(
    `select ${columns} from live_session s join consultation c on c.id = s.consultation_id
     where ${open} and s.starts_at < ? and s.ends_at > ? and ${mine} order by s.starts_at, s.id`,
    [momentOf(until), momentOf(from), personId, personId],
  );

export async function openAppointment(
  em: EntityManager,
  id: ConsultationId,
): Promise<AppointmentRow | undefined> {
  const [row] = await em.execute<AppointmentRow[]>(
    `select ${columns} from live_session s join consultation c on c.id = s.consultation_id
     where ${open} and c.id = ?`,
    [id],
  );
  return row;
}

export async function sessionAppointment(
  em: EntityManager,
  id: SessionId,
): Promise<AppointmentRow | undefined> {
  const [row] = await em.execute<AppointmentRow[]>(
    `select ${columns} from live_session s join consultation c on c.id = s.consultation_id where s.id = ?`,
    [id],
  );
  return row;
}

/** The same for everybody who asks, across moves and processes. */
export const uidOf = ({ sessionId }: Pick<AppointmentRow, 'sessionId'>, publicUrl: string): string =>
  `${sessionId}@${new URL(publicUrl).hostname}`;
