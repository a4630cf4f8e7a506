import type { TimelineEntry } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

interface Row {
  id: string;
  at: Date;
  kind: TimelineEntry['event']['kind'];
  detail: Record<string, unknown>;
  by_id: string | null;
  name_zh: string | null;
  name_en: string | null;
}

/** Everything that happened to a consultation, gathered from where each fact is kept. Oldest first. */
const sql = `
with entry as (
  select id::text, at, noun as kind, by_person_id as by_id, position,
    jsonb_build_object('action', action, 'to', to_state, 'reason', reason, 'missedBy', details ->> 'missedBy',
      'appointmentStartsAt',
      to_char(appointment_starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as detail
  from transition where consultation_id = ?
  union all
  select p.id || '-joined', joined_at, 'presence', person_id, null, jsonb_build_object('movement', 'joined')
  from presence p join live_session s on s.id = p.session_id where s.consultation_id = ?
  union all
  select p.id || '-left', left_at, 'presence', person_id, null, jsonb_build_object('movement', 'left')
  from presence p join live_session s on s.id = p.session_id where s.consultation_id = ? and left_at is not null
  union all
  select id::text, at, 'correction', by_person_id, null, jsonb_build_object('field', field, 'reason', reason)
  from correction where consultation_id = ?
  union all
  select id::text, signed_at, 'panelOpinion', author_id, null, '{}'
  from panel_opinion where consultation_id = ? and signed_at is not null
  union all
  select id::text, uploaded_at, 'attachment', uploaded_by_id, null,
    jsonb_build_object('name', name, 'sizeBytes', size_bytes)
  from attachment where consultation_id = ?
  union all
  select id::text, rendered_at, 'record', null, null, jsonb_build_object('sizeBytes', size_bytes)
  from record_document where consultation_id = ?
  union all
  select m.id::text, coalesce(m.delivered_at, m.created_at), 'mail', n.person_id, null,
    jsonb_build_object('delivery', case m.state when 'dead' then 'failed' when 'delivered' then m.state else 'pending' end,
      'messageId', coalesce('<' || m.digest_id || '@jiedui>', m.message_id))
  from delivery m join notification n on n.id = m.notification_id where m.channel = 'mail' and n.consultation_id = ?
)
select entry.id, at, kind, detail, by_id, name_zh, name_en
from entry left join person on person.id = by_id order by at, position nulls last, entry.id`;

export async function findTimeline(em: EntityManager, id: ConsultationId): Promise<TimelineEntry[]> {
  const rows = await em.execute<Row[]>(sql, Array<string>(8).fill(id));
  return rows.map(({ id: entryId, at, kind, detail, by_id, name_zh, name_en }) => ({
    id: entryId,
    at: new Date(at).toISOString(),
    by: by_id ? { id: by_id, nameZh: name_zh, nameEn: name_en } : null,
    event: { kind, ...detail },
  })) as TimelineEntry[];
}
