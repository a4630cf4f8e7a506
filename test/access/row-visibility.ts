import { isPlatformRole, type RowReader } from './row-readers.js';

/** A row as its owner sees it, reduced to what decides who sees it. */
export interface Row {
  readonly id: string;
  readonly consultationId: string | null;
  readonly personId?: string | null;
  readonly hospitalIds?: readonly string[];
  readonly isSigned?: boolean;
}

interface GuardedTable {
  /** Selects `id`, `consultationId` and what else decides. */
  readonly select: string;
  readonly sees: (reader: RowReader, row: Row) => boolean;
}

const seesCase = (reader: RowReader, { consultationId }: Row) =>
  consultationId !== null && reader.consultationIds.has(consultationId);
/** What the system did is nobody's own. */
const isOwn = (reader: RowReader, { personId }: Row) => personId !== null && personId === reader.personId;
const administers = (reader: RowReader, { hospitalIds = [] }: Row) =>
  hospitalIds.some((id) => reader.administeredIds.includes(id));
const ofConsultation = (table: string): GuardedTable => ({
  select: `select id::text, consultation_id as "consultationId" from ${table}`,
  sees: seesCase,
});
const ofRecording = (table: string): GuardedTable => ({
  select: `select t.id::text, r.consultation_id as "consultationId"
    from ${table} t join recording r on r.id = t.recording_id`,
  sees: seesCase,
});
const ownOrSeen = (reader: RowReader, row: Row) => isOwn(reader, row) || seesCase(reader, row);

/** For every table under row-level security, which rows a person gets whatever is asked of it. */
export const guardedTables: Readonly<Record<string, GuardedTable>> = {
  consultation: { select: 'select id::text, id as "consultationId" from consultation', sees: seesCase },
  transition: ofConsultation('transition'),
  attachment: ofConsultation('attachment'),
  consent: ofConsultation('consent'),
  upload: {
    select: `select id::text, consultation_id as "consultationId", person_id as "personId" from upload`,
    sees: (reader, row) => isOwn(reader, row) && seesCase(reader, row),
  },
  live_session: ofConsultation('live_session'),
  record_document: ofConsultation('record_document'),
  recording: ofConsultation('recording'),
  recording_segment: ofRecording('recording_segment'),
  recording_track: ofRecording('recording_track'),
  recording_event: ofRecording('recording_event'),
  reservation: ofConsultation('reservation'),
  calendar_mail: {
    select: `select m.id::text, s.consultation_id as "consultationId", m.person_id as "personId"
      from calendar_mail m join live_session s on s.id = m.session_id`,
    sees: isOwn,
  },
  calendar_feed: {
    select: `select person_id::text as id, null as "consultationId", person_id as "personId" from calendar_feed`,
    sees: isOwn,
  },
  presence: {
    select: `select p.id::text, s.consultation_id as "consultationId"
      from presence p join live_session s on s.id = p.session_id`,
    sees: seesCase,
  },
  quality_minute: {
    select: `select m.person_id || '/' || m.minute_at || '/' || m.session_id as id,
      s.consultation_id as "consultationId" from quality_minute m join live_session s on s.id = m.session_id`,
    sees: seesCase,
  },
  // Who sees one without its consultation sees no session behind it, and no consultation.
  link_quality: {
    select: `select q.person_id || '/' || q.session_id as id, s.consultation_id as "consultationId",
      array[q.hospital_id] as "hospitalIds" from link_quality q left join live_session s on s.id = q.session_id`,
    sees: (reader, row) => seesCase(reader, row) || administers(reader, row),
  },
  session_guest: {
    select: `select g.id::text, s.consultation_id as "consultationId"
      from session_guest g join live_session s on s.id = g.session_id`,
    sees: seesCase,
  },
  guest_presence: {
    select: `select p.id::text, s.consultation_id as "consultationId"
      from guest_presence p join live_session s on s.id = p.session_id`,
    sees: seesCase,
  },
  patient_identity: {
    select: 'select consultation_id::text as id, consultation_id as "consultationId" from patient_identity',
    sees: seesCase,
  },
  opinion: {
    select: `select id::text, consultation_id as "consultationId", author_id as "personId",
      signed_at is not null as "isSigned" from opinion`,
    sees: (reader, row) => seesCase(reader, row) && (row.isSigned === true || isOwn(reader, row)),
  },
  panel_opinion: {
    select: `select id::text, consultation_id as "consultationId", author_id as "personId",
      signed_at is not null as "isSigned" from panel_opinion`,
    sees: (reader, row) => seesCase(reader, row) && (row.isSigned === true || isOwn(reader, row)),
  },
  consultation_clock: {
    select: `select consultation_id || kind as id, consultation_id as "consultationId" from consultation_clock`,
    sees: seesCase,
  },
  consultation_message: ofConsultation('consultation_message'),
  session_entry: ofConsultation('session_entry'),
  message_reading: {
    select: `select consultation_id || '/' || person_id as id, consultation_id as "consultationId"
      from message_reading`,
    sees: seesCase,
  },
  correction: ofConsultation('correction'),
  consultation_member: {
    select: `select id::text, consultation_id as "consultationId", person_id as "personId" from consultation_member`,
    sees: ownOrSeen,
  },
  notification: {
    select: `select id::text, consultation_id as "consultationId", person_id as "personId" from notification`,
    sees: ownOrSeen,
  },
  // Operators see a delivery without its notice: see the delivery log.
  delivery: {
    select: `select d.id::text, n.consultation_id as "consultationId", n.person_id as "personId"
      from delivery d join notification n on n.id = d.notification_id`,
    sees: ownOrSeen,
  },
  delivery_attempt: {
    select: `select a.id::text, n.consultation_id as "consultationId", n.person_id as "personId"
      from delivery_attempt a join delivery d on d.id = a.delivery_id join notification n on n.id = d.notification_id`,
    sees: ownOrSeen,
  },
  notice_escalation: {
    select: `select id::text, consultation_id as "consultationId" from notice_escalation`,
    sees: () => false,
  },
  on_call_ladder: {
    select: 'select consultation_id::text as id, consultation_id as "consultationId" from on_call_ladder',
    sees: seesCase,
  },
  /** The demo's one entry: TOP-B answered for TOP-A. */
  overflow_credit: {
    select: 'select id::text, consultation_id as "consultationId" from overflow_credit',
    sees: ({ name }) => name === 'invitedCoordinator' || name === 'foreignCoordinator',
  },
  // Nobody is paged on this stage: see the spec of the ladder for who reads what.
  on_call_page: {
    select: `select id::text, consultation_id as "consultationId", person_id as "personId" from on_call_page`,
    sees: ownOrSeen,
  },
  break_glass: {
    select: `select id::text, consultation_id as "consultationId", person_id as "personId",
      hospital_ids::text[] as "hospitalIds" from break_glass`,
    sees: (reader, row) => ownOrSeen(reader, row) || administers(reader, row),
  },
  audit_event: {
    select: `select id::text, consultation_id as "consultationId", person_id as "personId",
      hospital_ids::text[] as "hospitalIds" from audit_event`,
    sees: (reader, row) => isPlatformRole(reader) || ownOrSeen(reader, row) || administers(reader, row),
  },
};
